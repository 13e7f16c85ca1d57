package io.latebind.measure.vector;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which versions were ever written, and when. The versions of an id are 0, 1, 2, …; some of them
 * are deletions, which is decided by the numbers alone.
 */
final class VectorLedger {
  private static final int DELETES_EVERY = 10;
  private static final long[] NONE = {};

  private final AtomicIntegerArray begun;
  private final AtomicReferenceArray<long[]> finishedNanos;

  VectorLedger(int ids) {
    begun = new AtomicIntegerArray(ids);
    finishedNanos = new AtomicReferenceArray<>(ids);
    for (int id = 0; id < ids; id++) {
      finishedNanos.set(id, NONE);
    }
  }

  int ids() {
    return begun.length();
  }

  /** Whether a version is a deletion. The first is none, and never two on end. */
  static boolean deletes(int id, int version) {
    return version > 0 && (id + version) % DELETES_EVERY == 0;
  }

  /** The version that is written next, which may be seen from now on. By the id's writer only. */
  int begin(int id) {
    return begun.getAndIncrement(id);
  }

  /** The version begun last is written: whoever asks from now on finds it. By the id's writer. */
  void finish(int id) {
    long[] before = finishedNanos.get(id);
    long[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = System.nanoTime();
    finishedNanos.set(id, after);
  }

  /** Whether the vector of a version may have been seen by now. */
  boolean mayBeSeen(int id, int version) {
    return id >= 0
        && id < ids()
        && version >= 0
        && version < begun.get(id)
        && !deletes(id, version);
  }

  /** The version that stands when nobody writes; negative where it is deleted. */
  int standing(int id) {
    int version = begun.get(id) - 1;
    return deletes(id, version) ? -1 : version;
  }

  /** For how long a version had been replaced or deleted at some time, in nanoseconds; or 0. */
  long staleNanos(int id, int version, long atNanos) {
    long[] finished = finishedNanos.get(id);
    return finished.length > version + 1 ? Math.max(0, atNanos - finished[version + 1]) : 0;
  }
}
