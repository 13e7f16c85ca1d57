package io.latebind.simulation;

import java.util.ArrayList;
import java.util.List;

/** A partition of a topic, as consumers with {@code read_committed} see it. */
final class Log<T> {
  private final List<Entry<T>> entries = new ArrayList<>();

  private record Entry<T>(T value, Transaction transaction) {}

  /** A transaction, which decides over all that was appended within it. */
  static final class Transaction {
    private State state = State.OPEN;

    private enum State {
      OPEN,
      COMMITTED,
      ABORTED
    }

    /** The transaction of those who use none. */
    static Transaction none() {
      Transaction none = new Transaction();
      none.commit();
      return none;
    }

    void commit() {
      state = State.COMMITTED;
    }

    void abort() {
      state = State.ABORTED;
    }
  }

  void append(T value, Transaction transaction) {
    entries.add(new Entry<>(value, transaction));
  }

  int end() {
    return entries.size();
  }

  T at(int offset) {
    return entries.get(offset).value();
  }

  /** The first offset from {@code offset} on that a consumer has to see; the end when none. */
  int skipAborted(int offset) {
    int at = offset;
    while (at < end() && entries.get(at).transaction().state == Transaction.State.ABORTED) {
      at++;
    }
    return at;
  }

  /**
   * Whether a consumer may see what is at {@code offset}: no open transaction is in front of it.
   */
  boolean isReadable(int offset) {
    return offset < end() && entries.get(offset).transaction().state != Transaction.State.OPEN;
  }
}
