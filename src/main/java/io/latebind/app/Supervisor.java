package io.latebind.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows when a processing thread dies: another takes its place, unless too many died
 * in a short time. Then something is wrong that does not pass, and going on would only repeat it.
 */
final class Supervisor implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final int MAX_DEATHS = 5;
  private static final long WITHIN_MILLIS = Duration.ofMinutes(5).toMillis();

  private final String application;
  private final LongSupplier clockMillis;
  private final Deque<Long> deaths = new ArrayDeque<>();

  /** Over the threads of one application. */
  Supervisor(String application, LongSupplier clockMillis) {
    this.application = application;
    this.clockMillis = clockMillis;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable cause) {
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
}
