package io.latebind.streams.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TopicEndsTest {
  private static final TopicPartition FIRST = new TopicPartition("entries", 0);
  private static final TopicPartition SECOND = new TopicPartition("entries", 1);

  private final List<CompletableFuture<Long>> asked = new CopyOnWriteArrayList<>();

  /** What Kafka says: null while it is silent. */
  private volatile @Nullable Long end = 7L;

  private final TopicEnds ends = new TopicEnds(partition -> ask());

  private CompletableFuture<Long> ask() {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    asked.add(answer);
    Long known = end;
    if (known != null) {
      answer.complete(known);
    }
    return answer;
  }

  private OptionalLong end(TopicPartition partition) throws InterruptedException {
    return ends.end(partition, System.nanoTime() + Duration.ofSeconds(20).toNanos());
  }

  /** A previous answer may lack what was written since. */
  @Test
  void noAnswerIsOlderThanTheQuestion() throws Exception {
    assertThat(end(FIRST)).hasValue(7);
    end = 8L;
    assertThat(end(FIRST)).hasValue(8);
    assertThat(end(SECOND)).hasValue(8);
    assertThat(asked).hasSize(3);
  }

  /** All partitions of a search are asked one after the other: the test's time is for a few. */
  @Test
  void whenKafkaIsSilentOneWaitsAndTheOthersDoNot() throws Exception {
    end = null;
    assertThat(end(FIRST)).isEmpty();
    for (int i = 1; i <= 100; i++) {
      assertThat(end(new TopicPartition("entries", i))).isEmpty();
      assertThat(end(FIRST)).isEmpty();
    }
    assertThat(asked).hasSize(101);
  }

  @Test
  void nobodyWaitsBeyondHisDeadline() throws Exception {
    end = null;
    for (int i = 0; i < 1_000; i++) {
      assertThat(ends.end(FIRST, System.nanoTime() - 1)).isEmpty();
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void aQuestionThatFailedIsNoAnswerAndIsAskedAgain() throws Exception {
    end = null;
    assertThat(end(FIRST)).isEmpty();
    asked.getLast().completeExceptionally(new IllegalStateException("no leader"));
    end = 9L;
    OptionalLong known = end(FIRST);
    while (known.isEmpty()) {
      known = end(FIRST);
    }
    assertThat(known).hasValue(9);
  }

  @Test
  void thoseWhoComeMeanwhileShareTheNextQuestion() throws Exception {
    end = null;
    List<OptionalLong> answers = new CopyOnWriteArrayList<>();
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(Thread.startVirtualThread(() -> answers.add(unchecked())));
    }
    for (Thread each : waiting) {
      while (each.getState() != Thread.State.TIMED_WAITING && each.isAlive()) {
        Thread.onSpinWait();
      }
    }
    end = 5L;
    asked.getFirst().complete(4L);
    for (Thread each : waiting) {
      each.join();
    }
    assertThat(answers).hasSize(20);
    assertThat(answers).allMatch(answer -> answer.isEmpty() || answer.getAsLong() <= 5);
    assertThat(asked).hasSizeLessThan(20);
  }

  private OptionalLong unchecked() {
    try {
      return end(FIRST);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
