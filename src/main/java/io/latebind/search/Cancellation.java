package io.latebind.search;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether somebody still waits for what is being worked on. Work asks now and then, or is told by
 * {@link #whenCancelled}.
 */
public final class Cancellation {
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final Map<Registration, Runnable> actions = new ConcurrentHashMap<>();

  /** What is to be run when nobody waits any more; closing it forgets it. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Nobody waits any more. */
  public void cancel() {
    if (cancelled.compareAndSet(false, true)) {
      actions.values().forEach(Runnable::run);
    }
  }

  /** Whether nobody waits any more. */
  public boolean isCancelled() {
    return cancelled.get();
  }

  /** Runs an action when nobody waits any more, or at once; at least once then. */
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
