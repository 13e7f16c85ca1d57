package io.latebind.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which stores have sent something in a transaction that is not known to be committed. A producer
 * belongs to a thread, as do the stores of its tasks.
 */
public final class Commits {
  private final Map<LogStore, Thread> open = new ConcurrentHashMap<>();

  /** A store has sent something. */
  void begun(LogStore store) {
    open.put(store, Thread.currentThread());
  }

  /** The transaction of the calling thread is committed. */
  public void committed() {
    Thread thread = Thread.currentThread();
    open.values().removeIf(thread::equals);
  }

  /** Whether a store has sent something that may not be committed. */
  boolean isOpen(LogStore store) {
    return open.containsKey(store);
  }

  /** A store is closed: what was not committed is gone when it is opened again. */
  void forget(LogStore store) {
    open.remove(store);
  }
}
