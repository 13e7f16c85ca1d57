package io.latebind.chaos.write;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What was written, and what of it was acknowledged. Each id has one writer. */
public final class WriteLedger {
  private final Map<String, Account> accounts = new HashMap<>();
  private final LongAdder acknowledgements = new LongAdder();
  private final LongAdder doubts = new LongAdder();

  /** One id. */
  public static final class Account {
    private int sent;
    private int acknowledged;
    private final Set<Integer> doubtful = new TreeSet<>();

    /** The last version that was sent. */
    public synchronized int sent() {
      return sent;
    }

    /** The last version that was acknowledged. */
    public synchronized int acknowledged() {
      return acknowledged;
    }

    /** Versions of which nobody knows whether, or when, they arrive. */
    public synchronized Set<Integer> doubtful() {
      return Set.copyOf(doubtful);
    }

    /** Whether the last version that was sent has not been acknowledged. */
    synchronized boolean isOpen() {
      return acknowledged < sent;
    }
  }

  public WriteLedger(Collection<String> ids) {
    ids.forEach(id -> accounts.put(id, new Account()));
  }

  public Account of(String id) {
    return Objects.requireNonNull(accounts.get(id), id);
  }

  public boolean knows(String id) {
    return accounts.containsKey(id);
  }

  public Stream<String> ids() {
    return accounts.keySet().stream();
  }

  /** The next version of an id, which is about to be sent. */
  public int send(String id) {
    Account account = of(id);
    synchronized (account) {
      return ++account.sent;
    }
  }

  public void acknowledge(String id, int version) {
    acknowledgements.increment();
    Account account = of(id);
    synchronized (account) {
      account.acknowledged = Math.max(account.acknowledged, version);
    }
  }

  /** It was sent, and no acknowledgement came. */
  void doubt(String id, int version) {
    doubts.increment();
    Account account = of(id);
    synchronized (account) {
      account.doubtful.add(version);
    }
  }

  public long acknowledgements() {
    return acknowledgements.sum();
  }

  public long doubts() {
    return doubts.sum();
  }
}
