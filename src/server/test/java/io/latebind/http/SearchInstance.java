package io.latebind.http;

import io.latebind.definition.IndexDefinition;
import io.latebind.http.access.Access;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.listener.Admission;
import io.latebind.http.listener.Dispatcher;
import io.latebind.http.listener.HttpListener;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.routing.HttpPeers;
import io.latebind.http.routing.Router;
import io.latebind.http.search.Coordinator;
import io.latebind.http.search.InternalSearch;
import io.latebind.http.search.SearchEndpoint;
import io.latebind.http.search.SearchProgress;
import io.latebind.search.partition.Searchers;
import io.latebind.search.query.SearchLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.state.HostInfo;

/** An instance that does nothing but search, over real HTTP. */
final class SearchInstance implements AutoCloseable {
  final SearchProgress progress;
  private final HttpPeers peers = new HttpPeers(null);
  private final HttpListener listener;
  private final Coordinator coordinator;

  SearchInstance(IndexDefinition index, LuceneSearchers stores) {
    this(index, stores, SearchLimits.DEFAULT, searchers -> searchers);
  }

  /**
   * With other limits, and with something between it and its stores.
   *
   * @param between makes of the partitions others that are asked
   */
  SearchInstance(
      IndexDefinition index,
      LuceneSearchers stores,
      SearchLimits limits,
      UnaryOperator<Searchers> between) {
    CompletableFuture<Dispatcher> dispatcher = new CompletableFuture<>();
    listener =
        HttpListener.start(HttpSettings.DEFAULT, null, call -> dispatcher.join().dispatch(call));
    Searchers searchers = between.apply(stores.at(host()));
    coordinator = new Coordinator(searchers, peers, limits, Router.Clock.SYSTEM);
    progress = new SearchProgress(searchers, peers, Duration.ofSeconds(3));
    SearchEndpoint endpoint =
        new SearchEndpoint(new Indexes(List.of(index), Map.of()), limits, coordinator);
    InternalSearch internal = new InternalSearch(searchers, limits, Router.Clock.SYSTEM);
    dispatcher.complete(
        new Dispatcher(
            List.of(
                Endpoint.search("GET", "/indexes/{name}/search", endpoint::get),
                Endpoint.search("POST", "/indexes/{name}/search", endpoint::post),
                Endpoint.internal("GET", SearchProgress.PATH, progress::list),
                Endpoint.internal("POST", InternalSearch.HITS_PATH, internal::hits),
                Endpoint.internal("POST", InternalSearch.STATISTICS_PATH, internal::statistics)),
            Access.open(),
            new Admission(16, 16, 16),
            (route, status, took) -> {}));
  }

  HostInfo host() {
    return new HostInfo("127.0.0.1", listener.port());
  }

  int port() {
    return listener.port();
  }

  RawClient.Answer get(String path) throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      return client.get(path);
    }
  }

  RawClient.Answer post(String path, String body) throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      return client.request("POST", path, body);
    }
  }

  @Override
  public void close() {
    coordinator.close();
    progress.close();
    peers.close();
    listener.close();
  }
}
