package io.latebind.search.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Looks up which vectors each entry has: in a map for entries written since the last refresh, in
 * the index for all others.
 *
 * <p>There are two maps. A refresh begins with a new one, and keeps the previous one until the
 * searcher shows its contents. A write goes to the writer first and then into the map, so whatever
 * the searcher lacks is in one of the two.
 */
final class VectorIdLookup implements ReferenceManager.RefreshListener {
  /**
   * The vectors of an entry.
   *
   * @param slot see {@link LuceneFields#SLOT}
   * @param hash see {@link LuceneFields#VECTORS_HASH}; empty if the entry has none
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Slot(long slot, byte[] hash) {
    static final Slot NONE = new Slot(0, new byte[0]);

    boolean holds(byte[] vectorsHash) {
      return hash.length > 0 && Arrays.equals(hash, vectorsHash);
    }
  }

  private record Maps(Map<String, Slot> now, Map<String, Slot> before) {}

  private volatile Maps maps = new Maps(new ConcurrentHashMap<>(), Map.of());

  @Override
  public void beforeRefresh() {
    maps = new Maps(new ConcurrentHashMap<>(), maps.now());
  }

  @Override
  public void afterRefresh(boolean didRefresh) {
    maps = new Maps(maps.now(), Map.of());
  }

  /** Records what was written. */
  void put(String id, Slot slot) {
    maps.now().put(id, slot);
  }

  /** The vectors that an entry has now. The maps are read first: they may be dropped meanwhile. */
  Slot of(String id, SearcherManager searchers) throws IOException {
    Maps seen = maps;
    Slot slot = seen.now().get(id);
    if (slot == null) {
      slot = seen.before().get(id);
    }
    return slot == null ? indexed(id, searchers) : slot;
  }

  private static Slot indexed(String id, SearcherManager searchers) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        Slot slot = indexed(id, leaf.reader());
        if (slot != null) {
          return slot;
        }
      }
      return Slot.NONE;
    } finally {
      searchers.release(searcher);
    }
  }

  private static @Nullable Slot indexed(String id, LeafReader leaf) throws IOException {
    PostingsEnum found = leaf.postings(new Term(LuceneFields.ENTRY, id), PostingsEnum.NONE);
    if (found == null) {
      return null;
    }
    for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
      if (leaf.getLiveDocs() == null || leaf.getLiveDocs().get(doc)) {
        return slot(leaf, doc);
      }
    }
    return null;
  }

  private static Slot slot(LeafReader leaf, int doc) throws IOException {
    NumericDocValues slots = DocValues.getNumeric(leaf, LuceneFields.SLOT);
    BinaryDocValues hashes = DocValues.getBinary(leaf, LuceneFields.VECTORS_HASH);
    if (!slots.advanceExact(doc) || !hashes.advanceExact(doc)) {
      return Slot.NONE;
    }
    BytesRef hash = hashes.binaryValue();
    return new Slot(slots.longValue(), BytesRef.deepCopyOf(hash).bytes);
  }
}
