package io.latebind.http;

import io.latebind.http.access.Access;
import io.latebind.topology.IndexerSettings;
import io.latebind.topology.IndexerStreams;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Everything behind the endpoints, wired together, and what of it has to be closed. */
final class Service implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

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
      HttpSettings.Bulk bulk, Backend backend, ClientConfigs clients) {
    return new TransactionSlots(
        bulk.concurrent(),
        backend.applicationId() + "-http-" + backend.instance(),
        bulk.slotTimeout(),
        clients,
        backend.indexer().settings().topics().documents());
  }

  private List<Endpoint> table(HttpSettings settings, Backend backend, HttpPeers peers) {
    IndexerStreams indexer = backend.indexer();
    IndexerSettings topology = indexer.settings();
    ClientConfigs clients =
        new ClientConfigs(backend.client(), settings.writeTimeout(), topology.maxMessageBytes());
    Admin admin = Admin.create(clients.admin());
    parts.push(() -> admin.close(CLOSE_TIMEOUT));
    SearchParts search = part(SearchParts.of(settings, backend, peers));
    Partitions partitions = part(new Partitions(indexer, peers, settings.routeTimeout()));
    TransactionSlots slots = part(slots(settings.bulk(), backend, clients));
    DocumentWriter writer = part(new DocumentWriter(topology, clients));
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

  Response answer(Call call) {
    return dispatcher.dispatch(call);
  }

  @Override
  public void close() {
    Parts.close(parts);
  }
}
