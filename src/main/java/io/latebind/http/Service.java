package io.latebind.http;

import io.latebind.http.access.Access;
import io.latebind.topology.IndexerSettings;
import io.latebind.topology.IndexerStreams;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Everything behind the endpoints, wired together, and what of it has to be closed. */
final class Service implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
  private static final int ADMIN_TIMEOUT_MILLIS = 3_000;

  private final HttpPeers peers;
  private final Admin admin;
  private final DocumentWriter writer;
  private final TransactionSlots slots;
  private final Partitions partitions;
  private final SearchParts search;
  private final Dispatcher dispatcher;

  /**
   * Wires them.
   *
   * @param peers the other instances; closed with it
   */
  Service(HttpSettings settings, Backend backend, HttpPeers peers, Access access) {
    this.peers = peers;
    IndexerStreams indexer = backend.indexer();
    IndexerSettings topology = indexer.settings();
    ProducerProperties producers =
        new ProducerProperties(backend.client(), settings.writeTimeout());
    admin = Admin.create(adminProperties(backend.client()));
    writer = new DocumentWriter(topology, producers);
    slots = slots(settings.bulk(), backend, producers);
    partitions = new Partitions(indexer, peers, settings.routeTimeout());
    search = SearchParts.of(settings, backend, peers);
    dispatcher =
        new Dispatcher(
            table(settings, backend), access, admission(settings.limits()), backend.metrics());
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

  private List<Endpoint> table(HttpSettings settings, Backend backend) {
    IndexerStreams indexer = backend.indexer();
    IndexerSettings topology = indexer.settings();
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
        new HealthEndpoints(backend.applications(), backend.refusal()),
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
    writer.close();
    slots.close();
    partitions.close();
    search.close();
    peers.close();
    admin.close(CLOSE_TIMEOUT);
  }
}
