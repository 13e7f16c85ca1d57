package io.latebind.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a node: whether it has come, and why the node cannot go on, when it cannot. */
final class Ending {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  private final AtomicReference<String> reason = new AtomicReference<>();
  private final CountDownLatch come = new CountDownLatch(1);

  /**
   * The node cannot go on. The first reason counts, and is said once in the log.
   *
   * @param why with what to do
   */
  void refuse(String why) {
    if (reason.compareAndSet(null, why)) {
      LOG.error("{} This instance stops.", why);
    }
    come();
  }

  /** It has come. */
  void come() {
    come.countDown();
  }

  /** Why the node cannot go on; empty when it ends, or will end, for no special reason. */
  Optional<String> reason() {
    return Optional.ofNullable(reason.get());
  }

  /**
   * Waits for it.
   *
   * @return whether it has come
   */
  boolean await(Duration time) throws InterruptedException {
    return come.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
