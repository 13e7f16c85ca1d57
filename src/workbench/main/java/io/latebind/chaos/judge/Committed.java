package io.latebind.chaos.judge;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What was committed for one key of {@code entries}, in order, and how much of it complete answers
 * have shown. The oldest values are forgotten.
 *
 * <p>A value is known by its hash; {@link #TOMBSTONE} stands for none.
 */
final class Committed {
  /** In place of the hash of a value that was taken back. */
  static final long TOMBSTONE = 0;

  private static final int KEPT = 256;
  private static final long FORGOTTEN_NANOS = 60_000_000_000L;

  private long[] offsets = new long[4];
  private long[] hashes = new long[4];
  private int size;
  private final Deque<Shown> shown = new ArrayDeque<>();
  private @Nullable String value;
  private @Nullable String lastValue;

  /** A complete answer that ended then has shown what is at an offset. */
  private record Shown(long offset, long endNanos) {}

  /**
   * What stands.
   *
   * @param value its JSON; null when it was taken back
   * @param lastValue the JSON that stood last
   */
  record Now(long offset, long hash, @Nullable String value, @Nullable String lastValue) {}

  /**
   * A record was committed.
   *
   * @return whether it says something new
   */
  synchronized boolean add(long offset, @Nullable String text) {
    long hash = hash(text);
    boolean news = size == 0 ? hash != TOMBSTONE : hashes[size - 1] != hash;
    if (size == KEPT) {
      System.arraycopy(offsets, KEPT / 2, offsets, 0, KEPT / 2);
      System.arraycopy(hashes, KEPT / 2, hashes, 0, KEPT / 2);
      size = KEPT / 2;
    }
    if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    offsets[size] = offset;
    hashes[size++] = hash;
    value = text;
    lastValue = text == null ? lastValue : text;
    return news;
  }

  /** By which a value is known: never that of a tombstone. */
  static long hash(@Nullable String value) {
    if (value == null) {
      return TOMBSTONE;
    }
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
    }
    return hash == TOMBSTONE ? 1 : hash;
  }

  synchronized Now now() {
    return size == 0
        ? new Now(-1, TOMBSTONE, null, null)
        : new Now(offsets[size - 1], hashes[size - 1], value, lastValue);
  }

  /**
   * A complete answer has shown a value.
   *
   * @return whether the value was committed, and not before one that an answer had shown that ended
   *     before this one began
   */
  synchronized boolean show(long hash, long beginNanos, long endNanos) {
    long floor = floor(beginNanos);
    if (floor < 0 && hash == TOMBSTONE) {
      return true; // Nobody has seen it yet.
    }
    for (int i = 0; i < size; i++) {
      if (offsets[i] >= floor && hashes[i] == hash) {
        note(offsets[i], endNanos);
        return true;
      }
    }
    return false;
  }

  private long floor(long beginNanos) {
    long floor = -1;
    for (Shown each : shown) {
      if (each.endNanos() - beginNanos < 0) {
        floor = Math.max(floor, each.offset());
      }
    }
    return floor;
  }

  private void note(long offset, long endNanos) {
    while (shown.size() > 1 && endNanos - second().endNanos() > FORGOTTEN_NANOS) {
      Shown oldest = shown.removeFirst();
      Shown next = shown.removeFirst();
      long both = Math.max(oldest.offset(), next.offset());
      shown.addFirst(new Shown(both, next.endNanos()));
    }
    if (shown.isEmpty() || offset > shown.getLast().offset()) {
      shown.addLast(new Shown(offset, endNanos));
    }
  }

  private Shown second() {
    var each = shown.iterator();
    each.next();
    return each.next();
  }

  /** How long ago a value stopped to be the last one, in offsets; for messages. */
  synchronized String describe() {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(0, size - 8); i < size; i++) {
      text.append(" @").append(offsets[i]).append(hashes[i] == TOMBSTONE ? "x" : "");
    }
    return "committed:" + text + "; shown: " + shown;
  }
}
