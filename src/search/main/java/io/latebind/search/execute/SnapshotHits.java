package io.latebind.search.execute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.index.LuceneFields;
import io.latebind.search.index.Snapshot;
import io.latebind.search.result.Facet;
import io.latebind.search.result.Hit;
import io.latebind.search.result.PartitionHits;
import io.latebind.search.result.Total;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The results of a search in a snapshot, which they hold until they are closed.
 *
 * @param passages finds the matching passages of a hit; null if none are requested
 */
record SnapshotHits(
    Snapshot snapshot,
    List<Hit> hits,
    List<Hit> nearest,
    Total total,
    Map<String, Facet> facets,
    @Nullable Passages passages)
    implements PartitionHits {
  private static final Set<String> STORED = Set.of(LuceneFields.SOURCE);

  @Override
  public byte[] entry(Hit hit) {
    try {
      BytesRef source =
          snapshot
              .searcher()
              .storedFields()
              .document(hit.place(), STORED)
              .getBinaryValue(LuceneFields.SOURCE);
      return BytesRef.deepCopyOf(source).bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("The entry " + hit.id() + " could not be read", e);
    }
  }

  @Override
  public @Nullable ObjectNode highlight(Hit hit) {
    return passages == null ? null : passages.of(entry(hit));
  }

  @Override
  public void close() {
    snapshot.close();
  }
}
