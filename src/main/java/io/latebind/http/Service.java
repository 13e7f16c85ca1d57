package io.latebind.http;

import io.latebind.http.access.Access;
import io.latebind.topology.IndexerSettings;
import io.latebind.topology.IndexerStreams;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Everything behind the endpoints, wired together, and what of it has to be closed. */
final class Service implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

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
    ClientConfigs clients =
        new ClientConfigs(backend.client(), settings.writeTimeout(), topology.maxMessageBytes());
    admin = Admin.create(clients.admin());
    writer = new DocumentWriter(topology, clients);
    slots = slots(settings.bulk(), backend, clients);
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
      HttpSettings.Bulk bulk, Backend backend, ClientConfigs clients) {
    return new TransactionSlots(
        bulk.concurrent(),
        backend.applicationId() + "-http-" + backend.instance(),
        bulk.slotTimeout(),
        clients,
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
        new HealthEndpoints(backend.applications()),
        new MetricsEndpoint(backend.metrics()));
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
