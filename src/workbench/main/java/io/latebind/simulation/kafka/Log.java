package io.latebind.simulation.kafka;

import io.latebind.simulation.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A partition of a topic, as consumers with {@code read_committed} see it. */
public final class Log<T> {
  private final Place place;
  private final List<Entry<T>> entries = new ArrayList<>();
  private int end;

  /** Offsets of what was committed, and was deleted because it is superfluous. */
  private final TreeSet<Integer> removed = new TreeSet<>();

  /**
   * A record.
   *
   * @param transaction null when it was written in none
   */
  public record Entry<T>(int offset, T value, @Nullable Transaction transaction) {}

  Log(Place place) {
    this.place = place;
  }

  /** The same in another world. */
  Log<T> copy(UnaryOperator<Transaction> transactions) {
    Log<T> copy = new Log<>(place);
    copy.end = end;
    copy.removed.addAll(removed);
    for (Entry<T> entry : entries) {
      Transaction transaction = entry.transaction();
      copy.entries.add(
          transaction == null
              ? entry
              : new Entry<>(entry.offset(), entry.value(), transactions.apply(transaction)));
    }
    return copy;
  }

  public void append(T value, @Nullable Transaction transaction) {
    if (transaction != null) {
      transaction.touch(place);
    }
    entries.add(new Entry<>(end++, value, transaction));
  }

  public Place place() {
    return place;
  }

  /** Behind the last record, whether it is committed or not. */
  public int end() {
    return end;
  }

  public List<Entry<T>> entries() {
    return entries;
  }

  /** The next record from {@code offset} on that is committed; null when none can be seen yet. */
  public @Nullable Entry<T> next(int offset) {
    for (int i = index(offset); i < entries.size(); i++) {
      Entry<T> entry = entries.get(i);
      if (!isDecided(entry)) {
        return null;
      }
      if (isCommitted(entry)) {
        return entry;
      }
    }
    return null;
  }

  /** The next record from {@code offset} on, whatever becomes of it. */
  public @Nullable Entry<T> nextOfAny(int offset) {
    int i = index(offset);
    return i < entries.size() ? entries.get(i) : null;
  }

  /** Whether nothing between the two offsets is in doubt. */
  public boolean isDecided(int from, int to) {
    for (int i = index(from); i < entries.size() && entries.get(i).offset() < to; i++) {
      if (!isDecided(entries.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isDecided(Entry<T> entry) {
    return entry.transaction() == null || entry.transaction().isDecidedAt(place);
  }

  public boolean isCommitted(Entry<T> entry) {
    return entry.transaction() == null || entry.transaction().isCommittedAt(place);
  }

  /** Whether nobody will ever see a record. */
  public boolean isAborted(Entry<T> entry) {
    return isDecided(entry) && !isCommitted(entry);
  }

  /** The offset of the first record that is in doubt; the end when none is. */
  public int stableEnd() {
    for (Entry<T> entry : entries) {
      if (!isDecided(entry)) {
        return entry.offset();
      }
    }
    return end;
  }

  /** Deletes what is below {@code offset}. */
  public void trim(int offset) {
    entries.subList(0, index(offset)).clear();
  }

  /** Deletes what is below {@code offset} and superfluous. */
  public boolean removeIf(int offset, Predicate<Entry<T>> superfluous) {
    List<Entry<T>> part = entries.subList(0, index(offset));
    for (Entry<T> entry : part) {
      if (isCommitted(entry) && superfluous.test(entry)) {
        removed.add(entry.offset());
      }
    }
    return part.removeIf(superfluous);
  }

  /** How many committed records were deleted because they are superfluous. */
  int removals() {
    return removed.size();
  }

  /** Whether some of them were between the two offsets. */
  boolean hasGap(int from, int to) {
    return from < to && !removed.subSet(from, to).isEmpty();
  }

  /** Where the record with the least offset from {@code offset} on stands. */
  private int index(int offset) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).offset() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
