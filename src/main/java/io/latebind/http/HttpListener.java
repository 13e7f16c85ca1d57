package io.latebind.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.latebind.http.connection.Connections;
import io.latebind.http.connection.ServerTls;
import io.latebind.http.encoding.NoDecoding;
import java.time.Duration;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The web server: connections, limits of what comes in, and nothing of what it means. */
final class HttpListener implements AutoCloseable {
  /** An id of 1024 bytes is 3072 percent-encoded, and stands behind an index's name. */
  static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final WebServer server;
  private final Connections connections;

  private HttpListener(WebServer server, Connections connections) {
    this.server = server;
    this.connections = connections;
  }

  /**
   * Listens, and has every request answered by {@code answers}.
   *
   * @param tls null for plain HTTP
   * @throws IllegalStateException when the address cannot be listened at
   */
  static HttpListener start(
      HttpSettings settings, @Nullable SSLContext tls, Function<Call, Response> answers) {
    Connections connections = new Connections(http1(), settings.limits().patience());
    WebServer server = webServer(settings, tls, connections, answers).start();
    // The web server only logs that it could not start.
    if (!server.isRunning()) {
      connections.close();
      throw new IllegalStateException(
          "HTTP cannot listen at "
              + settings.host()
              + ":"
              + settings.port()
              + ". Give another port, or end what uses this one.");
    }
    return new HttpListener(server, connections);
  }

  private static WebServer webServer(
      HttpSettings settings,
      @Nullable SSLContext tls,
      Connections connections,
      Function<Call, Response> answers) {
    WebServerConfig.Builder builder = builder(settings, answers);
    if (tls != null) {
      builder.tls(ServerTls.of(tls, connections.handshakes()));
    }
    return builder.addConnectionSelector(connections).build();
  }

  private static WebServerConfig.Builder builder(
      HttpSettings settings, Function<Call, Response> answers) {
    Cors cors = new Cors(settings.security().origins());
    long maxBody = Math.max(settings.bulk().bytes(), settings.bodyBytes()) + 65_536L;
    return WebServer.builder()
        .host(settings.host())
        .port(settings.port())
        .shutdownHook(false)
        .featuresDiscoverServices(false)
        .addRouting(HttpRouting.builder().addFilter(new HttpAdapter(answers, cors, maxBody)))
        .protocolsDiscoverServices(false)
        .directHandlers(DirectProblems.handlers(cors))
        .contentEncoding(new NoDecoding())
        .errorHandling(ErrorHandling.builder().includeEntity(true).build())
        .maxPayloadSize(maxBody)
        .idleConnectionTimeout(settings.idleTimeout())
        .idleConnectionPeriod(settings.idleTimeout().dividedBy(4))
        .shutdownGracePeriod(GRACE)
        .maxTcpConnections(settings.limits().connections())
        // Reads of the other kind cannot be told from the outside to end; see ServerTls, too.
        .useNio(false)
        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build());
  }

  @SuppressWarnings("removal") // Nothing else lets a request of HTTP/1.0 in that has no Host.
  private static Http1Config.Builder http1() {
    return Http1Config.builder()
        // Ids hold what a path usually does not; they are checked when they are decoded.
        .validatePath(false)
        // Searches hold what a query usually does not, as in q=total:[1+TO+5].
        .validatePrologue(false)
        // Old clients have none; RequestHead checks it.
        .validateRequestHostHeader(false)
        .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
        .maxHeadersSize(MAX_HEADER_BYTES);
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
    connections.close();
  }
}
