package io.latebind.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.rows.TopicId;
import io.latebind.rows.TopicIds;
import io.latebind.topics.ClusterException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicWatchTest {
  private static final TopicIds BEFORE = documents(new TopicId("d", 6));
  private static final TopicIds RECREATED = documents(new TopicId("other", 6));
  private static final TopicIds GONE = documents(TopicId.GONE);
  private static final @Nullable TopicIds UNANSWERED = null;

  private final Deque<Answer> answers = new ArrayDeque<>();

  private record Answer(@Nullable TopicIds topics) {}

  private static TopicIds documents(TopicId documents) {
    return new TopicIds(documents, new TopicId("r", 6), new TopicId("e", 6));
  }

  private TopicWatch watch(@Nullable TopicIds... seen) {
    for (@Nullable TopicIds topics : seen) {
      answers.addLast(new Answer(topics));
    }
    return new TopicWatch(BEFORE, this::next, Duration.ofMillis(1));
  }

  /** The last answer stays. */
  private TopicIds next() {
    Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    if (answer.topics() == null) {
      throw new ClusterException("no answer");
    }
    return answer.topics();
  }

  @Test
  void theSameTopicsAreNoNews() {
    try (TopicWatch watch = watch(BEFORE)) {
      assertThat(watch.look()).isEmpty();
    }
  }

  @Test
  void aChangeThatStaysIsTold() {
    try (TopicWatch watch = watch(RECREATED)) {
      assertThat(watch.look().orElseThrow()).contains("documents was deleted and created again");
    }
  }

  @Test
  void aTopicThatIsCreatedAgainMeanwhileWasRecreated() {
    try (TopicWatch watch = watch(GONE, GONE, GONE, RECREATED)) {
      assertThat(watch.look().orElseThrow()).contains("documents was deleted and created again");
    }
  }

  @Test
  void aBrokerThatKnowsTooLittleForAMomentIsNotBelieved() {
    try (TopicWatch watch = watch(GONE, GONE, GONE, BEFORE)) {
      assertThat(watch.look()).isEmpty();
    }
  }

  @Test
  void aBrokerThatIsAwayProvesNothing() {
    try (TopicWatch watch = watch(UNANSWERED)) {
      assertThat(watch.look()).isEmpty();
    }
    answers.clear();
    try (TopicWatch watch = watch(GONE, UNANSWERED, GONE)) {
      assertThat(watch.look()).isEmpty();
      assertThat(watch.look().orElseThrow()).contains("documents was deleted.");
    }
  }

  @Test
  void itLooksAgainAndAgain() throws Exception {
    CompletableFuture<String> told = new CompletableFuture<>();
    try (TopicWatch watch = watch(BEFORE, UNANSWERED, BEFORE, documents(new TopicId("d", 12)))) {
      watch.start(Duration.ofMillis(1), told::complete);

      assertThat(told.get(1, TimeUnit.MINUTES)).contains("had 6 partitions and has 12");
    }
  }

  @Test
  void ofASearchersTopicsOnlyEntriesCount() {
    TopicId entries = new TopicId("e", 6);
    TopicIds before = new TopicIds(TopicId.UNKNOWN, TopicId.UNKNOWN, entries);
    for (TopicIds now : List.of(BEFORE, RECREATED, GONE)) {
      assertThat(now.changeSince(before)).isEmpty();
    }
    assertThat(new TopicIds(TopicId.UNKNOWN, TopicId.UNKNOWN, TopicId.GONE).changeSince(before))
        .isPresent();
  }
}
