package io.latebind.search.partition;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A signal to running work that nobody waits for its result any more. The work polls it, or
 * registers an action with {@link #whenCancelled}.
 */
public final class Cancellation {
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final Map<Registration, Runnable> actions = new ConcurrentHashMap<>();

  /** An action to run on cancellation; closing the registration removes the action. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Cancels the work, because nobody waits for it any more. */
  public void cancel() {
    if (cancelled.compareAndSet(false, true)) {
      actions.values().forEach(Runnable::run);
    }
  }

  /** Whether the work is cancelled. */
  public boolean isCancelled() {
    return cancelled.get();
  }

  /** Runs an action on cancellation, or at once if already cancelled; it may run more than once. */
  public Registration whenCancelled(Runnable action) {
    Registration registration = new Entry();
    actions.put(registration, action);
    if (isCancelled()) {
      action.run();
    }
    return registration;
  }

  private final class Entry implements Registration {
    @Override
    public void close() {
      actions.remove(this);
    }
  }
}
