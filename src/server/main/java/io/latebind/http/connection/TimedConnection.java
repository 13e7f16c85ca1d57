package io.latebind.http.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/**
 * A connection as the web server serves it, which is forgotten when it ends.
 *
 * @param forget runs at the end
 */
record TimedConnection(ServerConnection serving, Runnable forget)
    implements ServerConnection, InterruptableTask<Void> {
  @Override
  public void handle(Limit limit) throws InterruptedException {
    try {
      serving.handle(limit);
    } finally {
      forget.run();
    }
  }

  @Override
  public Duration idleTime() {
    return serving.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    serving.close(interrupt);
  }

  /** When the web server stops, connections that wait for a request are interrupted first. */
  @Override
  public boolean canInterrupt() {
    return serving instanceof InterruptableTask<?> task && task.canInterrupt();
  }
}
