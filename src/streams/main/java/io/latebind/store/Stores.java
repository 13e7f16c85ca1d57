package io.latebind.store;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The stores of a process, and which of them have written something in a transaction that is not
 * known to be committed. A producer belongs to a thread, as do the stores of its tasks.
 */
public final class Stores {
  private final Set<LogStore> open = ConcurrentHashMap.newKeySet();
  private final Map<TaskId, ReadWriteLock> locks = new ConcurrentHashMap<>();
  private final Map<LogStore, Thread> uncommitted = new ConcurrentHashMap<>();

  /** The lock that is held by readers of several stores of a task, and by their writer. */
  public ReadWriteLock lock(TaskId task) {
    return locks.computeIfAbsent(task, ignored -> new ReentrantReadWriteLock());
  }

  /** A store is opened. */
  void opened(LogStore store) {
    open.add(store);
  }

  /** A store is closed: what was not committed is gone when it is opened again. */
  void closed(LogStore store) {
    open.remove(store);
    uncommitted.remove(store);
  }

  /** A store writes something. */
  void writes(LogStore store) {
    uncommitted.put(store, Thread.currentThread());
  }

  /** The transaction of the calling thread is committed. */
  public void committed() {
    Thread thread = Thread.currentThread();
    uncommitted.values().removeIf(thread::equals);
  }

  /** Whether a store has written something that may not be committed. */
  boolean isUncommitted(LogStore store) {
    return uncommitted.containsKey(store);
  }

  /** The total usage of all open stores. */
  public StoreUsage usage() {
    StoreUsage sum = StoreUsage.NONE;
    for (LogStore store : open) {
      sum = sum.plus(store.usage());
    }
    return sum;
  }
}
