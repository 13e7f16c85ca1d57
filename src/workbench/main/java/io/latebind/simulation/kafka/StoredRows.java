package io.latebind.simulation.kafka;

import io.latebind.rows.Rows;
import java.util.NavigableMap;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** The rows of a store, as those see them who restore it and who check it. */
public interface StoredRows extends Rows {
  /** The same in another world. */
  StoredRows copy(Fuse another);

  /** All rows, for those who check them. */
  NavigableMap<byte[], byte[]> all();

  /** The keys of the rows that were changed since the last commit. */
  NavigableSet<byte[]> changed();

  /** Takes a record of the changelog. */
  void restore(byte[] key, byte @Nullable [] value);

  /**
   * Writes what was changed to the changelog.
   *
   * @param dirtyToo whether what is dirty is among it, as it has to be
   */
  void flush(Log<Broker.Change> changelog, Transaction transaction, boolean dirtyToo);

  /** What was changed is committed, and is in the changelog up to {@code end}. */
  void committed(int end);

  /** What is left when a task ends in disorder; null when it is not to be used again. */
  @Nullable StoredRows left();

  /** Up to where they hold the changelog, when they are opened. */
  int at();

  /** Whether they lack nothing, as far as they can tell. */
  boolean isWhole();
}
