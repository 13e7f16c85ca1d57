package io.latebind.http.search.shard;

import io.latebind.http.search.shard.PartitionOutcome.Answered;
import io.latebind.search.partition.Searchers;
import io.latebind.search.partition.Searchers.Answer;
import io.latebind.search.query.SearchTimeoutException;
import java.util.List;

/** The partitions of this process, asked one after the other. */
public final class LocalPartitions {
  private static final String NOT_THE_OWNER = "the instance that was asked does not own it";

  private final Searchers searchers;

  public LocalPartitions(Searchers searchers) {
    this.searchers = searchers;
  }

  /** Asks partitions. What cannot be answered here is marked as unanswered. */
  public <R> PartialResponses<R> ask(ShardRequest<R> ask) {
    PartialResponses<R> reply = new PartialResponses<>(ask.question());
    try {
      ask.partitions().forEach(partition -> ask(partition, ask, reply));
      return reply;
    } catch (RuntimeException e) {
      reply.close();
      throw e;
    }
  }

  private <R> void ask(int partition, ShardRequest<R> ask, PartialResponses<R> reply) {
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
