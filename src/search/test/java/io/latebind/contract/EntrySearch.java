package io.latebind.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.result.Facet;
import io.latebind.search.result.Hit;
import io.latebind.search.result.Total;
import java.util.List;
import java.util.Map;

/** Entries that can be written and searched. What is written is found after a refresh. */
interface EntrySearch extends AutoCloseable {
  void put(String id, ObjectNode entry);

  void delete(String id);

  void refresh();

  /**
   * Answers a request.
   *
   * @param after the sort values and the id behind which hits begin; empty for the first
   */
  Answer ask(SearchRequest request, List<Object> after);

  @Override
  void close();

  /** What is found; hits begin behind the request's offset. */
  record Answer(List<Hit> hits, List<Hit> nearest, Total total, Map<String, Facet> facets) {}
}
