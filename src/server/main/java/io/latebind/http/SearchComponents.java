package io.latebind.http;

import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.http.routing.HttpPeers;
import io.latebind.http.routing.Router;
import io.latebind.http.search.Coordinator;
import io.latebind.http.search.InternalSearch;
import io.latebind.http.search.SearchEndpoint;
import io.latebind.http.search.SearchProgress;
import io.latebind.search.partition.Searchers;
import org.jspecify.annotations.Nullable;

/**
 * The search components of an instance.
 *
 * @param endpoint for clients
 * @param searching for other instances; null if this process does not search
 */
record SearchComponents(SearchEndpoint endpoint, @Nullable Searching searching)
    implements AutoCloseable {

  /** The components of a process that searches. */
  record Searching(Coordinator coordinator, InternalSearch internal, SearchProgress progress) {}

  /** Wires the components. */
  static SearchComponents of(HttpSettings settings, HttpDependencies backend, HttpPeers peers) {
    Searchers searchers = backend.searchers();
    Searching searching = searchers == null ? null : of(settings, backend, searchers, peers);
    return new SearchComponents(
        new SearchEndpoint(
            backend.indexes(),
            backend.searchLimits(),
            searching == null ? null : searching.coordinator()),
        searching);
  }

  private static Searching of(
      HttpSettings settings, HttpDependencies backend, Searchers searchers, HttpPeers peers) {
    Router.Clock clock = Router.Clock.SYSTEM;
    return new Searching(
        new Coordinator(searchers, peers, backend.searchLimits(), clock),
        new InternalSearch(searchers, backend.searchLimits(), clock),
        new SearchProgress(searchers, peers, settings.routeTimeout()));
  }

  /** The progress of the searchers; null if this process does not search. */
  @Nullable SearchProgress progress() {
    return searching == null ? null : searching.progress();
  }

  Response hits(RoutedRequest request) {
    return require().internal().hits(request);
  }

  Response statistics(RoutedRequest request) {
    return require().internal().statistics(request);
  }

  Response positions(RoutedRequest request) {
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
