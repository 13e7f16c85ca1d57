package io.latebind.search.store;

import io.latebind.search.index.Generation;
import io.latebind.search.index.LuceneFields;
import io.latebind.search.index.LuceneIndex;
import io.latebind.search.index.Snapshot;
import io.latebind.search.index.UnfitEntryException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The rebuild of a generation from the entries that another index had at the beginning. Records
 * that arrive meanwhile go to both, and are not overwritten by copied entries.
 *
 * <p>The generation has no commit until it is complete: what a crash leaves of it is deleted.
 * {@link #apply} and the copying of one entry must exclude each other; the caller ensures that.
 */
final class Rebuild implements AutoCloseable {
  /** The number of entries copied between two refreshes, which bound the memory used. */
  private static final int REFRESH_ENTRIES = 10_000;

  private final Snapshot from;
  private final String prefix;
  private final Generation to;
  private final Set<String> touched = new HashSet<>();
  private long copied;
  private @Nullable RuntimeException failure;

  /**
   * Begins a rebuild. Nothing may be applied to {@code from} meanwhile.
   *
   * @param from the index that has the entries to copy
   * @param prefix the prefix of the ids of the entries to copy; it is removed
   * @param to the generation to build
   */
  Rebuild(LuceneIndex from, String prefix, Generation to) {
    from.refreshAnyway();
    this.from = from.acquire();
    this.prefix = prefix;
    this.to = to;
  }

  Generation to() {
    return to;
  }

  /** Writes or deletes an entry. A failure ends the copying, but does not affect searches. */
  void apply(String id, byte @Nullable [] source, long offset) {
    if (failure == null && offset > to.index().committed().offset()) {
      touched.add(id);
      try {
        to.index().apply(id, source, offset);
      } catch (UnfitEntryException e) {
        // The new definition cannot index it. If the old one cannot either, the caller reports it.
      } catch (ProcessorStateException e) {
        failure = e;
      }
    }
  }

  /**
   * Copies all entries.
   *
   * @param lock held while each of them is copied
   */
  void copy(Object lock, BooleanSupplier cancelled) throws IOException {
    try (from) {
      for (LeafReaderContext leaf : from.searcher().getIndexReader().leaves()) {
        copy(leaf.reader(), lock, cancelled);
      }
    }
  }

  private void copy(LeafReader leaf, Object lock, BooleanSupplier cancelled) throws IOException {
    SortedDocValues ids = leaf.getSortedDocValues(LuceneFields.ENTRY);
    StoredFields stored = leaf.storedFields();
    Bits live = leaf.getLiveDocs();
    while (ids != null && ids.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
      int doc = ids.docID();
      String id = ids.lookupOrd(ids.ordValue()).utf8ToString();
      if ((live == null || live.get(doc)) && id.startsWith(prefix)) {
        byte[] source = source(stored, doc);
        synchronized (lock) {
          if (cancelled.getAsBoolean()) {
            return;
          }
          copy(id.substring(prefix.length()), source);
        }
        refreshNowAndThen();
      }
    }
  }

  private static byte[] source(StoredFields stored, int doc) throws IOException {
    return stored
        .document(doc, Set.of(LuceneFields.SOURCE))
        .getBinaryValue(LuceneFields.SOURCE)
        .bytes;
  }

  private void copy(String id, byte[] source) {
    if (failure != null) {
      throw failure;
    }
    copied++;
    if (!touched.contains(id)) {
      try {
        // No record has a negative offset, so no other entry has this slot.
        to.index().add(id, source, -copied);
      } catch (UnfitEntryException e) {
        // The old definition could index it, and the new one cannot.
      }
    }
  }

  private void refreshNowAndThen() {
    if (copied % REFRESH_ENTRIES == 0) {
      to.index().refreshAnyway();
    }
  }

  /**
   * Makes the generation durable.
   *
   * @param applied supplies the offset of the last record that was applied
   */
  void commit(LongSupplier applied) {
    to.index().commit(applied.getAsLong());
    to.index().refreshAnyway();
  }

  /** Makes what has arrived since visible to searches. Nothing may be applied meanwhile. */
  void finish() {
    if (failure != null) {
      throw failure;
    }
    to.index().refreshAnyway();
  }

  /** Abandons the new generation. */
  @Override
  public void close() {
    to.index().close();
  }
}
