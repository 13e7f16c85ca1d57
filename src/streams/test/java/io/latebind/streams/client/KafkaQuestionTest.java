package io.latebind.streams.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class KafkaQuestionTest {
  @Test
  void aQuestionThatFailedIsAskedAgainUntilItIsAnswered() {
    Deque<KafkaFutureImpl<Long>> asked = new ArrayDeque<>();
    KafkaQuestion<Long> question = new KafkaQuestion<>(() -> open(asked));

    assertThat(question.answer()).isNull();
    asked.getLast().completeExceptionally(new TimeoutException("silent"));
    assertThat(question.answer()).isNull();
    assertThat(asked).hasSize(2);
    asked.getLast().complete(7L);

    assertThat(question.answer()).isEqualTo(7);
    assertThat(question.answer()).isEqualTo(7);
    assertThat(asked).hasSize(2);
  }

  private static KafkaFuture<Long> open(Deque<KafkaFutureImpl<Long>> asked) {
    asked.add(new KafkaFutureImpl<>());
    return asked.getLast();
  }

  /** Who was held up behind finding a failure must not put a new question in its place. */
  @Test
  void anAnswerThatSomebodyElseGotMeanwhileIsKept() {
    Deque<KafkaFutureImpl<Long>> asked = new ArrayDeque<>();
    List<KafkaQuestion<Long>> question = new ArrayList<>();
    Runnable meanwhile =
        () -> {
          assertThat(question.getFirst().answer()).isNull();
          asked.getLast().complete(7L);
          assertThat(question.getFirst().answer()).isEqualTo(7);
        };
    question.add(
        new KafkaQuestion<>(() -> asked.isEmpty() ? failed(meanwhile, asked) : open(asked)));

    question.getFirst().answer();

    assertThat(question.getFirst().answer()).isEqualTo(7);
  }

  /** A failure, behind the first finding of which something happens. */
  private static KafkaFuture<Long> failed(Runnable meanwhile, Deque<KafkaFutureImpl<Long>> asked) {
    AtomicBoolean found = new AtomicBoolean();
    KafkaFutureImpl<Long> failed =
        new KafkaFutureImpl<>() {
          @Override
          public boolean isCompletedExceptionally() {
            if (!found.getAndSet(true)) {
              meanwhile.run();
            }
            return super.isCompletedExceptionally();
          }
        };
    failed.completeExceptionally(new TimeoutException("silent"));
    asked.add(failed);
    return failed;
  }
}
