package io.latebind.http.metrics;

import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes resources, the last one first. */
public final class Closeables {
  private static final Logger LOG = LoggerFactory.getLogger(Closeables.class);

  private Closeables() {}

  /** Closes all of them, even if some fail. */
  public static void close(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.warn("{} did not close in good order", part.getClass().getSimpleName(), e);
      }
    }
  }
}
