package io.latebind.search.lucene;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.Facet;
import io.latebind.search.Hit;
import io.latebind.search.PartitionHits;
import io.latebind.search.Total;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What a search found in a snapshot, which it holds.
 *
 * @param passages shows them of a hit; null when none are wanted
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
