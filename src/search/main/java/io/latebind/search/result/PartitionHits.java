package io.latebind.search.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.query.SearchTimeoutException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of a search in one partition: hits in order, from one immutable snapshot. The
 * snapshot is held until the results are closed, so that entries are read only for the hits that
 * are returned.
 */
public interface PartitionHits extends AutoCloseable {
  /** The hits of the query in their order, ties by id; as many as were requested. */
  List<Hit> hits();

  /** The nearest vectors, best first, ties by id; empty if none were requested. */
  List<Hit> nearest();

  /** How many entries match the query. */
  Total total();

  /**
   * Maps each field to its values and how many matching entries have each. Empty for a search by
   * vector alone, whose facets are counted over its hits.
   */
  Map<String, Facet> facets();

  /** The entry of a hit, as its JSON on the topic. */
  byte[] entry(Hit hit);

  /**
   * Maps each field to the matching passages of a hit; null if none were requested.
   *
   * @throws SearchTimeoutException if the search takes too long
   */
  @Nullable ObjectNode highlight(Hit hit);

  /** Releases the snapshot. */
  @Override
  void close();
}
