package io.latebind.streams.client;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * The end offsets of partitions, as Kafka reports them now: an answer never comes from a question
 * that began before the caller asked. Concurrent callers share a question (single flight), so that
 * at most one is open for each partition, however many searches there are.
 *
 * <p>No caller waits long. When Kafka does not respond, one caller finds out, and for a while no
 * other waits at all: a search asks all partitions, one after the other.
 */
public final class TopicEnds {
  private static final long PATIENCE_NANOS = Duration.ofMillis(500).toNanos();
  private static final long SILENCE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Function<TopicPartition, ? extends Future<Long>> kafka;
  private final Map<TopicPartition, Question> questions = new ConcurrentHashMap<>();
  private volatile long silentUntil = System.nanoTime();

  /** A question, when it was asked, and its answer. */
  private record Question(long begin, Future<Long> answer) {
    boolean isAsOldAs(long time) {
      return begin - time < 0;
    }
  }

  /**
   * The ends of partitions.
   *
   * @param kafka asks for the offset after the last record of one, and fails in bounded time
   */
  public TopicEnds(Function<TopicPartition, ? extends Future<Long>> kafka) {
    this.kafka = kafka;
  }

  /**
   * The offset after the last record of a partition.
   *
   * @param deadlineNanos the deadline, as {@link System#nanoTime} counts; the wait is always short
   * @return empty when Kafka does not respond by then
   */
  public OptionalLong end(TopicPartition partition, long deadlineNanos)
      throws InterruptedException {
    long begin = System.nanoTime();
    long nanos = Math.min(deadlineNanos - begin, PATIENCE_NANOS);
    long giveUp = begin - silentUntil < 0 ? begin : begin + Math.max(0, nanos);
    try {
      Question question = question(partition, begin);
      while (question.isAsOldAs(begin)) {
        question.answer().get(remaining(giveUp), TimeUnit.NANOSECONDS);
        question = question(partition, begin);
      }
      return OptionalLong.of(question.answer().get(remaining(giveUp), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | ExecutionException e) {
      if (giveUp != begin && nanos >= PATIENCE_NANOS) {
        silentUntil = System.nanoTime() + SILENCE_NANOS;
      }
      return OptionalLong.empty();
    }
  }

  /** The last question of a partition if it is open or new enough, and otherwise a new one. */
  private Question question(TopicPartition partition, long begin) {
    return questions.compute(
        partition,
        (key, last) ->
            last == null || (last.isAsOldAs(begin) && last.answer().isDone())
                ? new Question(System.nanoTime(), kafka.apply(key))
                : last);
  }

  private static long remaining(long giveUp) {
    return Math.max(0, giveUp - System.nanoTime());
  }
}
