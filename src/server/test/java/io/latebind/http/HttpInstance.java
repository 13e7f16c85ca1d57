package io.latebind.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.broker.EmbeddedBroker;
import io.latebind.document.Json;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.exchange.PercentEncoding;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.metrics.Metrics;
import io.latebind.index.Index;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerStreams;
import io.latebind.rows.TopicIds;
import io.latebind.streams.StreamsProperties;
import io.latebind.streams.StreamsSettings;
import io.latebind.streams.TopicNames;
import io.latebind.topics.ClusterTopics;
import io.latebind.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** An indexer with its HTTP server, as an application would wire them. */
final class HttpInstance implements AutoCloseable {
  static final int PARTITIONS = 6;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Metrics metrics;
  private final HttpServer http;
  private final IndexerStreams streams;

  private HttpInstance(HttpServer http, IndexerStreams streams, HttpDependencies backend) {
    this.http = http;
    this.streams = streams;
    this.metrics = backend.metrics();
    http.serve(backend);
    streams.streams().ifPresent(metrics::add);
    streams.start();
  }

  /** Which installation an instance belongs to. */
  record Installation(EmbeddedBroker broker, String prefix, Collection<? extends Index> indexes) {
    Map<String, String> client() {
      return Map.of("bootstrap.servers", broker.bootstrapServer());
    }

    void createTopics() {
      try (Admin admin = Admin.create(Map.<String, Object>copyOf(client()))) {
        new ClusterTopics(admin, Duration.ofSeconds(30))
            .apply(TopicCatalogue.read(TopicCatalogue.Overrides.none().withPrefix(prefix)));
      }
    }

    HttpInstance start(String name, Path stateDir, HttpSettings settings) {
      Metrics metrics = new Metrics();
      HttpServer http = HttpServer.start(settings);
      IndexerSettings indexer =
          IndexerSettings.ofPartitions(PARTITIONS).withTopics(TopicNames.withPrefix(prefix));
      StreamsSettings streams =
          new StreamsSettings(
              prefix + "latebind",
              "127.0.0.1:" + http.port(),
              null,
              stateDir,
              1,
              Duration.ofMillis(100));
      IndexerStreams indexing =
          new IndexerStreams(
              indexes,
              indexer,
              StreamsProperties.indexer(streams, client()),
              TopicIds.UNKNOWN,
              metrics.indexer());
      Indexes known =
          new Indexes(indexes, Map.of("pairs", Json.object().put("from", "everything")));
      return new HttpInstance(
          http,
          indexing,
          new HttpDependencies(indexing, known, prefix + "latebind", name, client(), metrics));
    }
  }

  int port() {
    return http.port();
  }

  RawClient.Answer request(String method, String path, String body) throws IOException {
    try (RawClient client = new RawClient(port())) {
      return client.request(method, path, body);
    }
  }

  RawClient.Answer get(String path) throws IOException {
    return request("GET", path, "");
  }

  RawClient.Answer put(String id, String document) throws IOException {
    return request("PUT", "/documents/" + PercentEncoding.encode(id), document);
  }

  RawClient.Answer document(String id) throws IOException {
    return get("/documents/" + PercentEncoding.encode(id));
  }

  RawClient.Answer entry(String index, String id) throws IOException {
    return get("/indexes/" + index + "/entries/" + PercentEncoding.encode(id));
  }

  /** Polls until every index is at rest, by the numbers alone. */
  void awaitRest() throws Exception {
    await(() -> isAtRest(Json.decode(get("/indexes").body().getBytes(StandardCharsets.UTF_8))));
  }

  private static boolean isAtRest(JsonNode indexes) {
    for (JsonNode index : indexes) {
      boolean rests = sum((ObjectNode) index, "awaiting", "sweeps", "lag") == 0;
      if (!rests) {
        return false;
      }
    }
    return indexes.isArray() && !indexes.isEmpty();
  }

  private static long sum(ObjectNode json, String... members) {
    long sum = 0;
    for (String member : members) {
      sum += json.get(member).asLong();
    }
    return sum;
  }

  static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + DEADLINE);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Override
  public void close() {
    http.close();
    streams.close();
    metrics.close();
  }
}
