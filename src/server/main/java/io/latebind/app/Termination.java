package io.latebind.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The termination of a node: whether it has happened, and the reason if the node cannot continue.
 */
final class Termination {
  private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

  private final AtomicReference<String> reason = new AtomicReference<>();
  private final CountDownLatch come = new CountDownLatch(1);

  /**
   * Terminates the node because it cannot continue. Only the first reason is kept and logged.
   *
   * @param why the reason, with what to do
   */
  void refuse(String why) {
    if (reason.compareAndSet(null, why)) {
      LOG.error("{} This instance stops.", why);
    }
    come();
  }

  /** Marks the node as terminated. */
  void come() {
    come.countDown();
  }

  /**
   * The reason the node cannot continue; empty if it terminates, or will, for no special reason.
   */
  Optional<String> reason() {
    return Optional.ofNullable(reason.get());
  }

  /**
   * Waits for the termination.
   *
   * @return whether it has happened
   */
  boolean await(Duration time) throws InterruptedException {
    return come.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
