package io.latebind.http.search;

import io.latebind.http.search.Part.Answered;
import io.latebind.search.SearchTimeoutException;
import io.latebind.search.Searchers;
import io.latebind.search.Searchers.Answer;
import java.util.List;

/** The partitions that live in this process, asked one after the other. */
final class LocalPartitions {
  private static final String NOT_THE_OWNER = "the instance that was asked does not own it";

  private final Searchers searchers;

  LocalPartitions(Searchers searchers) {
    this.searchers = searchers;
  }

  /** Asks. What cannot be answered here is in the reply as such. */
  <R> Reply<R> ask(Ask<R> ask) {
    Reply<R> reply = new Reply<>(ask.question());
    try {
      ask.partitions().forEach(partition -> ask(partition, ask, reply));
      return reply;
    } catch (RuntimeException e) {
      reply.close();
      throw e;
    }
  }

  private <R> void ask(int partition, Ask<R> ask, Reply<R> reply) {
    if (ask.cancellation().isCancelled()) {
      reply.unanswered(partition, true, "nobody waits any more");
      return;
    }
    if (ask.owner() && !searchers.owns(partition)) {
      reply.unanswered(partition, false, NOT_THE_OWNER);
      return;
    }
    Answer<R> answer;
    try {
      answer =
          searchers.query(partition, ask.question().query(ask.deadlineNanos(), ask.cancellation()));
    } catch (SearchTimeoutException e) {
      reply.unanswered(partition, true, "it took too long");
      return;
    }
    switch (answer) {
      case Answer.Answered<R> answered when ask.owner() && !answered.owner() -> {
        ask.question().release(answered.result());
        reply.unanswered(partition, false, NOT_THE_OWNER);
      }
      case Answer.Answered<R> answered ->
          reply.answered(answered.result(), List.of(new Answered(partition, answered.behind())));
      case Answer.Unavailable<R> unavailable ->
          reply.unanswered(partition, false, unavailable.why());
    }
  }
}
