package io.latebind.search.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of a partition, made up. Its entries say their ids and nothing else. */
record MemoryHits(List<Hit> hits, List<Hit> nearest, Total total, Map<String, Facet> facets)
    implements PartitionHits {
  static MemoryHits ofHits(List<Hit> hits) {
    return new MemoryHits(hits, List.of(), new Total(hits.size(), true), Map.of());
  }

  static MemoryHits ofNearest(List<Hit> nearest) {
    return new MemoryHits(List.of(), nearest, new Total(0, true), Map.of());
  }

  static MemoryHits counting(Total total, Map<String, Facet> facets) {
    return new MemoryHits(List.of(), List.of(), total, facets);
  }

  @Override
  public byte[] entry(Hit hit) {
    return Json.encode(Json.object().put("_id", hit.id()));
  }

  @Override
  public @Nullable ObjectNode highlight(Hit hit) {
    return null;
  }

  @Override
  public void close() {}
}
