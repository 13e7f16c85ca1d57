package io.latebind.search.lucene;

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
 * A generation being built from the entries that another index had at the beginning. What comes in
 * meanwhile goes to both, and is not overwritten by what is copied.
 *
 * <p>The generation has no commit until it is whole: what a crash leaves of it is thrown away.
 * {@link #apply} and the copying of one entry exclude each other; their caller sees to that.
 */
final class Rebuild implements AutoCloseable {
  /** So many entries are copied between two refreshes, which bound what is kept in memory. */
  private static final int REFRESH_ENTRIES = 10_000;

  private final Snapshot from;
  private final String prefix;
  private final Generation to;
  private final Set<String> touched = new HashSet<>();
  private long copied;
  private @Nullable RuntimeException failure;

  /**
   * Begins. Nothing is applied meanwhile to {@code from}.
   *
   * @param from has the entries to copy
   * @param prefix of the ids of those that are meant; it is cut off
   * @param to the generation that is built
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

  /** Writes or deletes an entry. A failure ends the copying, and not what is answered meanwhile. */
  void apply(String id, byte @Nullable [] source, long offset) {
    if (failure == null && offset > to.index().committed().offset()) {
      touched.add(id);
      try {
        to.index().apply(id, source, offset);
      } catch (UnfitEntryException e) {
        // It is not found with the new definition. Who applies it to the old one tells.
      } catch (ProcessorStateException e) {
        failure = e;
      }
    }
  }

  /**
   * Copies all entries.
   *
   * @param lock is held for each of them
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
        // No record has a negative offset, and so no other entry this slot.
        to.index().add(id, source, -copied);
      } catch (UnfitEntryException e) {
        // The old definition could take it and the new one cannot.
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
   * @param applied the offset of the last record that was applied
   */
  void commit(LongSupplier applied) {
    to.index().commit(applied.getAsLong());
    to.index().refreshAnyway();
  }

  /** Shows searches what came in since. Nothing is applied meanwhile. */
  void finish() {
    if (failure != null) {
      throw failure;
    }
    to.index().refreshAnyway();
  }

  /** Gives the new generation up. */
  @Override
  public void close() {
    to.index().close();
  }
}
