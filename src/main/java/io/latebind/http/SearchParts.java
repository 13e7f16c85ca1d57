package io.latebind.http;

import io.latebind.http.search.Coordinator;
import io.latebind.http.search.InternalSearch;
import io.latebind.http.search.SearchEndpoint;
import io.latebind.http.search.SearchProgress;
import io.latebind.search.Searchers;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an instance that have to do with search.
 *
 * @param endpoint for clients
 * @param searching for other instances; null where this process does not search
 */
record SearchParts(SearchEndpoint endpoint, @Nullable Searching searching)
    implements AutoCloseable {

  /** What is there where this process searches. */
  record Searching(Coordinator coordinator, InternalSearch internal, SearchProgress progress) {}

  /** Wires them. */
  static SearchParts of(HttpSettings settings, Backend backend, HttpPeers peers) {
    Searchers searchers = backend.searchers();
    Searching searching = searchers == null ? null : of(settings, backend, searchers, peers);
    return new SearchParts(
        new SearchEndpoint(
            backend.indexes(),
            backend.searchLimits(),
            searching == null ? null : searching.coordinator()),
        searching);
  }

  private static Searching of(
      HttpSettings settings, Backend backend, Searchers searchers, HttpPeers peers) {
    Router.Clock clock = Router.Clock.SYSTEM;
    return new Searching(
        new Coordinator(searchers, peers, backend.searchLimits(), clock),
        new InternalSearch(searchers, backend.searchLimits(), clock),
        new SearchProgress(searchers, peers, settings.routeTimeout()));
  }

  /** How far searchers have come; null where this process does not search. */
  @Nullable SearchProgress progress() {
    return searching == null ? null : searching.progress();
  }

  Response hits(Request request) {
    return require().internal().hits(request);
  }

  Response statistics(Request request) {
    return require().internal().statistics(request);
  }

  Response positions(Request request) {
    return require().progress().list(request);
  }

  private Searching require() {
    if (searching == null) {
      throw Problem.of(503, "No searcher runs in this process.").asException();
    }
    return searching;
  }

  @Override
  public void close() {
    if (searching != null) {
      searching.coordinator().close();
      searching.progress().close();
    }
  }
}
