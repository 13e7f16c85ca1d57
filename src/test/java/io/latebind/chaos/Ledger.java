package io.latebind.chaos;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What was written, and what of it was acknowledged. Each id has one writer. */
final class Ledger {
  private final Map<String, Account> accounts = new HashMap<>();
  private final LongAdder acknowledgements = new LongAdder();
  private final LongAdder doubts = new LongAdder();

  /** One id. */
  static final class Account {
    private int sent;
    private int acknowledged;
    private final Set<Integer> doubtful = new TreeSet<>();

    /** The last version that was sent. */
    synchronized int sent() {
      return sent;
    }

    /** The last version that was acknowledged. */
    synchronized int acknowledged() {
      return acknowledged;
    }

    /** Versions of which nobody knows whether, or when, they arrive. */
    synchronized Set<Integer> doubtful() {
      return Set.copyOf(doubtful);
    }

    /** Whether the last version that was sent has not been acknowledged. */
    synchronized boolean isOpen() {
      return acknowledged < sent;
    }
  }

  Ledger(Collection<String> ids) {
    ids.forEach(id -> accounts.put(id, new Account()));
  }

  Account of(String id) {
    return Objects.requireNonNull(accounts.get(id), id);
  }

  boolean knows(String id) {
    return accounts.containsKey(id);
  }

  Stream<String> ids() {
    return accounts.keySet().stream();
  }

  /** The next version of an id, which is about to be sent. */
  int send(String id) {
    Account account = of(id);
    synchronized (account) {
      return ++account.sent;
    }
  }

  void acknowledge(String id, int version) {
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

  long acknowledgements() {
    return acknowledgements.sum();
  }

  long doubts() {
    return doubts.sum();
  }
}
