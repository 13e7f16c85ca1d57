package io.latebind.app;

import io.latebind.rows.TopicChange;
import io.latebind.rows.TopicIds;
import io.latebind.topics.ClusterException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks periodically that the topics are still those that the state was built from. Kafka Streams
 * does not: it continues to read from a topic that was deleted and recreated, or that has more
 * partitions.
 *
 * <p>Records that are read from another topic before the change is detected are lost with the
 * state, which is of no use then; {@code documents} is only read.
 */
final class TopicWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

  /**
   * How many times in a row a change must be seen: a broker that has just come back may have
   * incomplete metadata.
   */
  private static final int SIGHTINGS = 4;

  private final TopicIds before;
  private final Supplier<TopicIds> topics;
  private final Duration pause;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("latebind-topic-watch").daemon().factory());

  /**
   * A watch over topics.
   *
   * @param before the topics as they were when the work began
   * @param topics reads the topics as they are now; throws a {@link ClusterException} if Kafka does
   *     not answer
   * @param pause the time between two sightings of a change
   */
  TopicWatch(TopicIds before, Supplier<TopicIds> topics, Duration pause) {
    this.before = before;
    this.topics = topics;
    this.pause = pause;
  }

  /** Starts the periodic checks. */
  void start(Duration interval, Consumer<String> changed) {
    long millis = interval.toMillis();
    var unused =
        clock.scheduleWithFixedDelay(
            () -> look().ifPresent(changed), millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Checks at once, and repeatedly if there is a change.
   *
   * @return what has changed and what to do; empty also if Kafka does not answer
   */
  synchronized Optional<String> look() {
    Optional<TopicChange> change = change();
    for (int seen = 1; change.isPresent() && seen < SIGHTINGS; seen++) {
      LockSupport.parkNanos(pause.toNanos());
      change = Thread.currentThread().isInterrupted() ? Optional.empty() : change();
    }
    return change.map(TopicChange::message);
  }

  private Optional<TopicChange> change() {
    try {
      return topics.get().changeSince(before);
    } catch (ClusterException e) {
      LOG.debug("Kafka does not say which topics there are: {}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
