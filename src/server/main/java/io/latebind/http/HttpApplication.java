package io.latebind.http;

import io.latebind.http.access.Access;
import io.latebind.http.documents.BulkEndpoint;
import io.latebind.http.documents.ClientConfigs;
import io.latebind.http.documents.DocumentEndpoints;
import io.latebind.http.documents.DocumentWriter;
import io.latebind.http.documents.EntryEndpoint;
import io.latebind.http.documents.TransactionSlots;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.exchange.HttpRequest;
import io.latebind.http.listener.Admission;
import io.latebind.http.listener.Dispatcher;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.metrics.Closeables;
import io.latebind.http.metrics.MetricsEndpoint;
import io.latebind.http.response.Response;
import io.latebind.http.routing.HttpPeers;
import io.latebind.http.routing.Router;
import io.latebind.http.routing.StreamsOwners;
import io.latebind.http.status.AdminOffsets;
import io.latebind.http.status.ClusterStatus;
import io.latebind.http.status.HealthEndpoints;
import io.latebind.http.status.IndexEndpoints;
import io.latebind.http.status.Partitions;
import io.latebind.http.status.PartitionsEndpoint;
import io.latebind.http.status.TopicOffsets;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerStreams;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * The application behind the HTTP server: all endpoints, wired together, and the resources they
 * hold.
 */
final class HttpApplication implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  /** The resources to close, the last one created first. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private final Dispatcher dispatcher;

  /**
   * Wires the endpoints. If that fails, everything created so far is closed.
   *
   * @param peers the other instances; closed with this
   */
  HttpApplication(HttpSettings settings, HttpDependencies backend, HttpPeers peers, Access access) {
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
      HttpSettings.Bulk bulk, HttpDependencies backend, ClientConfigs clients) {
    return new TransactionSlots(
        bulk.concurrent(),
        backend.applicationId() + "-http-" + backend.instance(),
        bulk.slotTimeout(),
        clients,
        backend.indexer().settings().topics().documents());
  }

  private List<Endpoint> table(HttpSettings settings, HttpDependencies backend, HttpPeers peers) {
    IndexerStreams indexer = backend.indexer();
    IndexerSettings topology = indexer.settings();
    ClientConfigs clients =
        new ClientConfigs(backend.client(), settings.writeTimeout(), topology.maxMessageBytes());
    Admin admin = Admin.create(clients.admin());
    parts.push(() -> admin.close(CLOSE_TIMEOUT));
    SearchComponents search = part(SearchComponents.of(settings, backend, peers));
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

  Response answer(HttpRequest call) {
    return dispatcher.dispatch(call);
  }

  @Override
  public void close() {
    Closeables.close(parts);
  }
}
