package io.latebind.http;

import io.latebind.http.access.Access;
import io.latebind.topology.IndexerSettings;
import io.latebind.topology.IndexerStreams;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Everything behind the endpoints, wired together, and what of it has to be closed. */
final class Service implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
  private static final int ADMIN_TIMEOUT_MILLIS = 3_000;

  /** What has to be closed, the last one made in front. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private final Dispatcher dispatcher;

  /**
   * Wires them. Whatever cannot be wired, nothing of it is left open.
   *
   * @param peers the other instances; closed with it
   */
  Service(HttpSettings settings, Backend backend, HttpPeers peers, Access access) {
    parts.push(peers);
    try {
      dispatcher =
          new Dispatcher(
              table(settings, backend, peers),
              access,
              admission(settings.limits()),
              backend.metrics());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  private static Admission admission(HttpSettings.Limits limits) {
    return new Admission(limits.requests(), limits.writes(), limits.searches());
  }

  private static TransactionSlots slots(
      HttpSettings.Bulk bulk, Backend backend, ProducerProperties producers) {
    return new TransactionSlots(
        bulk.concurrent(),
        backend.applicationId() + "-http-" + backend.instance(),
        bulk.slotTimeout(),
        producers,
        backend.indexer().settings().topics().documents());
  }

  private List<Endpoint> table(HttpSettings settings, Backend backend, HttpPeers peers) {
    IndexerStreams indexer = backend.indexer();
    IndexerSettings topology = indexer.settings();
    ProducerProperties producers =
        new ProducerProperties(backend.client(), settings.writeTimeout());
    Admin admin = Admin.create(adminProperties(backend.client()));
    parts.push(() -> admin.close(CLOSE_TIMEOUT));
    SearchParts search = part(SearchParts.of(settings, backend, peers));
    Partitions partitions = part(new Partitions(indexer, peers, settings.routeTimeout()));
    TransactionSlots slots = part(slots(settings.bulk(), backend, producers));
    DocumentWriter writer = part(new DocumentWriter(topology, producers));
    Router router =
        new Router(new StreamsOwners(indexer), peers, Router.Clock.SYSTEM, settings.routeTimeout());
    TopicOffsets offsets = new AdminOffsets(admin, backend.applicationId(), topology);
    ClusterStatus status =
        new ClusterStatus(backend.indexes(), topology, partitions, offsets, search.progress());
    return Endpoints.table(
        new DocumentEndpoints(indexer, writer, router),
        new BulkEndpoint(topology, settings.bulk(), slots),
        new EntryEndpoint(indexer, backend.indexes(), router),
        new IndexEndpoints(backend.indexes(), status),
        search,
        new PartitionsEndpoint(partitions),
        new HealthEndpoints(backend.applications()),
        new MetricsEndpoint(backend.metrics()));
  }

  private static Map<String, Object> adminProperties(Map<String, String> client) {
    Map<String, Object> all = new HashMap<>(client);
    all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS);
    all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS);
    return all;
  }

  Response answer(Call call) {
    return dispatcher.dispatch(call);
  }

  @Override
  public void close() {
    Parts.close(parts);
  }
}
