package io.latebind.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one partition answers to a search: hits in order, from one immutable snapshot. The snapshot
 * is held until the answer is closed, so that entries are only read of the hits that are told.
 */
public interface PartitionHits extends AutoCloseable {
  /** The hits of the query in their order, ties by id; as many as were asked for. */
  List<Hit> hits();

  /** The nearest vectors, best first, ties by id; empty when none was asked for. */
  List<Hit> nearest();

  /** How many entries fit the query. */
  Total total();

  /**
   * Field to its values and how many of the entries that fit have each. Without a query, empty:
   * those of a vector search are counted over its hits.
   */
  Map<String, Facet> facets();

  /** The entry of a hit, as its JSON on the topic. */
  byte[] entry(Hit hit);

  /**
   * Field to fitting passages of a hit; null when none was asked for.
   *
   * @throws SearchTimeoutException when the search takes too long
   */
  @Nullable ObjectNode highlight(Hit hit);

  /** Lets the snapshot go. */
  @Override
  void close();
}
