package io.latebind.app;

import io.latebind.broker.BrokerException;
import io.latebind.wire.TopicChange;
import io.latebind.wire.TopicIds;
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
 * Looks now and then whether the topics are still those that the state is made of. Kafka Streams
 * does not: it reads on from a topic that was deleted and created again, or has more partitions.
 *
 * <p>What is read of another topic before that is noticed is lost again with the state, which then
 * is of no use: {@code documents} is only read.
 */
final class TopicWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

  /**
   * How often in a row a change must show: a broker that has just come back may know too little.
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
   * @param before as they were when the work began
   * @param topics asks for them as they are now; fails with a {@link BrokerException} when Kafka
   *     does not say
   * @param pause between one sighting of a change and the next
   */
  TopicWatch(TopicIds before, Supplier<TopicIds> topics, Duration pause) {
    this.before = before;
    this.topics = topics;
    this.pause = pause;
  }

  /** Begins to look. */
  void start(Duration interval, Consumer<String> changed) {
    long millis = interval.toMillis();
    var unused =
        clock.scheduleWithFixedDelay(
            () -> look().ifPresent(changed), millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Looks at once, and again when there is something to be seen.
   *
   * @return what has changed and what to do; empty also when Kafka does not answer
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
    } catch (BrokerException e) {
      LOG.debug("Kafka does not say which topics there are: {}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
