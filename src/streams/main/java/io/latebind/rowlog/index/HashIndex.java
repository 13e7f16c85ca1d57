package io.latebind.rowlog.index;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An index of the addresses of the keys' rows. It is at most three quarters full. When it is, a
 * table of twice the size takes over, into which every further key moves a few slots of the old
 * one, so that no call takes long. Meanwhile a key is in one of the two tables.
 *
 * <p>The index stores only hashes. It asks whether an address is that of a key; the last address
 * that it asked about is the one it found.
 */
public final class HashIndex {
  private static final int FIRST_BITS = 8;

  /**
   * Slots that are moved with a key. With two, the old table is empty before the new one is full.
   */
  private static final int STEP = 16;

  private SlotTable table = new SlotTable(FIRST_BITS);
  private @Nullable SlotTable old;
  private int begin;
  private int next;
  private int left;

  /** A visitor of addresses. */
  @FunctionalInterface
  public interface Visitor {
    /** Visits an address. */
    void visit(int hash, long address);
  }

  /** The number of keys. */
  public int size() {
    return table.size() + (old == null ? 0 : old.size());
  }

  /** The memory that it uses, in bytes. */
  public long bytes() {
    return table.bytes() + (old == null ? 0 : old.bytes());
  }

  /** Bits of a hash that tell slots apart, in the smaller table when there are two. */
  public int bits() {
    return old == null ? table.bits() : old.bits();
  }

  /** Whether the index is being moved to a larger table. */
  boolean isGrowing() {
    return old != null;
  }

  /** The address of a key's row; 0 when it does not exist. */
  public long find(int hash, LongPredicate isIt) {
    int slot = slot(table, hash, isIt);
    if (slot >= 0) {
      return table.address(slot);
    }
    slot = old == null ? -1 : slot(old, hash, isIt);
    return old == null || slot < 0 ? 0 : old.address(slot);
  }

  /** Sets the address of a key's row. Returns the previous one; 0 when there was none. */
  public long put(int hash, LongPredicate isIt, long address) {
    move();
    long previous = replace(table, hash, isIt, address);
    if (previous == 0 && old != null) {
      previous = replace(old, hash, isIt, address);
    }
    if (previous == 0) {
      table.insert(hash, address);
      if (table.size() > table.slots() / 4 * 3) {
        grow();
      }
    }
    return previous;
  }

  /** Removes a key. Returns its last address; 0 when there was none. */
  public long remove(int hash, LongPredicate isIt) {
    long previous = remove(table, hash, isIt);
    return previous == 0 && old != null ? remove(old, hash, isIt) : previous;
  }

  /**
   * Visits the entries with a hash from {@code first} to {@code last}, both unsigned and included.
   */
  public void visit(int first, int last, Visitor visitor) {
    visit(table, first, last, visitor);
    if (old != null) {
      visit(old, first, last, visitor);
    }
  }

  /** Entries with their home in a range are in it, or after it before the next empty slot. */
  private static void visit(SlotTable in, int first, int last, Visitor visitor) {
    int slot = in.home(first);
    int homes = in.home(last) - slot;
    for (int i = 0; i < in.slots() && (i <= homes || in.address(slot) != 0); i++) {
      long address = in.address(slot);
      int hash = in.hash(slot);
      if (address != 0
          && Integer.compareUnsigned(hash, first) >= 0
          && Integer.compareUnsigned(hash, last) <= 0) {
        visitor.visit(hash, address);
      }
      slot = in.next(slot);
    }
  }

  private int slot(SlotTable in, int hash, LongPredicate isIt) {
    int slot = in.home(hash);
    for (long address = in.address(slot); address != 0; address = in.address(slot)) {
      if (in.hash(slot) == hash && isIt.test(address)) {
        return slot;
      }
      slot = in.next(slot);
    }
    return -1;
  }

  private long replace(SlotTable in, int hash, LongPredicate isIt, long address) {
    int slot = slot(in, hash, isIt);
    if (slot < 0) {
      return 0;
    }
    long previous = in.address(slot);
    in.replace(slot, address);
    return previous;
  }

  private long remove(SlotTable in, int hash, LongPredicate isIt) {
    int slot = slot(in, hash, isIt);
    if (slot < 0) {
      return 0;
    }
    long previous = in.address(slot);
    in.remove(slot);
    return previous;
  }

  private void grow() {
    while (old != null) {
      move();
    }
    SlotTable full = table;
    table = new SlotTable(full.bits() + 1);
    begin = 0;
    while (full.address(begin) != 0) {
      begin++;
    }
    next = begin;
    left = full.slots();
    old = full;
  }

  /** Moves a few slots, and stops only at an empty one: the others are in reach of their homes. */
  private void move() {
    SlotTable from = old;
    for (int i = 0; from != null && left > 0 && (i < STEP || from.address(next) != 0); i++) {
      long address = from.address(next);
      if (address != 0) {
        table.insert(from.hash(next), address);
        from.clear(next);
      }
      int behind = from.next(next);
      if (!from.areTogether(next, behind) && !from.areTogether(next, begin)) {
        from.release(next);
      }
      next = behind;
      left--;
    }
    if (left == 0) {
      old = null;
    }
  }
}
