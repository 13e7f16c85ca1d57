package io.latebind.app;

import io.latebind.indexer.StateRefusedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what happens when a processing thread dies: it is replaced, unless too many have died in
 * a short time. The cause is then permanent, and continuing would only repeat the failure. If the
 * topics no longer match the state, the first death stops the instance.
 */
final class Supervisor implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final int MAX_DEATHS = 5;
  private static final long WITHIN_MILLIS = Duration.ofMinutes(5).toMillis();

  private final String application;
  private final LongSupplier clockMillis;
  private final Supplier<Optional<String>> topics;
  private final Consumer<String> refused;
  private final Deque<Long> deaths = new ArrayDeque<>();

  /**
   * A supervisor for the threads of one application.
   *
   * @param topics checks whether the topics have changed, and says how
   * @param refused receives the reason the work cannot continue, with what to do
   */
  Supervisor(
      String application,
      LongSupplier clockMillis,
      Supplier<Optional<String>> topics,
      Consumer<String> refused) {
    this.application = application;
    this.clockMillis = clockMillis;
    this.topics = topics;
    this.refused = refused;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable cause) {
    Optional<String> refusal = refusal(cause).or(topics);
    if (refusal.isPresent()) {
      refused.accept(refusal.get());
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    long now = clockMillis.getAsLong();
    deaths.addLast(now);
    while (now - deaths.getFirst() > WITHIN_MILLIS) {
      deaths.removeFirst();
    }
    if (deaths.size() > MAX_DEATHS) {
      LOG.error(
          "A thread of the {} died, the {}th within {} minutes; this instance stops. Nothing is"
              + " lost: mend the cause and start it again",
          application,
          deaths.size(),
          Duration.ofMillis(WITHIN_MILLIS).toMinutes(),
          cause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.warn("A thread of the {} died and is replaced; nothing is lost", application, cause);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Kafka Streams wraps what a processor throws. */
  private static Optional<String> refusal(Throwable death) {
    for (@Nullable Throwable cause = death; cause != null; cause = cause.getCause()) {
      if (cause instanceof StateRefusedException refused) {
        return Optional.ofNullable(refused.getMessage());
      }
    }
    return Optional.empty();
  }
}
