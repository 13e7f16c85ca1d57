package io.latebind.http;

import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what has to be closed, the last first. */
final class Parts {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private Parts() {}

  /** All of them, whatever comes of each. */
  static void close(Deque<AutoCloseable> parts) {
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
