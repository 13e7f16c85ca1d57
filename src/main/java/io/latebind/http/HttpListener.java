package io.latebind.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.latebind.topology.IndexerTopology;
import java.time.Duration;
import java.util.function.Function;

/** The web server: connections, limits of what comes in, and nothing of what it means. */
final class HttpListener implements AutoCloseable {
  /** An id of 1024 bytes is 3072 percent-encoded, and stands behind an index's name. */
  static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final WebServer server;

  private HttpListener(WebServer server) {
    this.server = server;
  }

  /**
   * Listens, and has every request answered by {@code answers}.
   *
   * @throws IllegalStateException when the address cannot be listened at
   */
  static HttpListener start(HttpSettings settings, Function<Call, Response> answers) {
    WebServer server = webServer(settings, answers).start();
    // The web server only logs that it could not start.
    if (!server.isRunning()) {
      throw new IllegalStateException(
          "HTTP cannot listen at "
              + settings.host()
              + ":"
              + settings.port()
              + ". Give another port, or end what uses this one.");
    }
    return new HttpListener(server);
  }

  private static WebServer webServer(HttpSettings settings, Function<Call, Response> answers) {
    long maxBody = Math.max(settings.bulk().bytes(), IndexerTopology.MAX_MESSAGE_BYTES) + 65_536L;
    return WebServer.builder()
        .host(settings.host())
        .port(settings.port())
        .shutdownHook(false)
        .featuresDiscoverServices(false)
        .addRouting(HttpRouting.builder().addFilter(new HttpAdapter(answers, maxBody)))
        .protocolsDiscoverServices(false)
        .addProtocol(http1())
        .directHandlers(DirectProblems.handlers())
        .errorHandling(ErrorHandling.builder().includeEntity(true).build())
        .maxPayloadSize(maxBody)
        .idleConnectionTimeout(settings.idleTimeout())
        .idleConnectionPeriod(settings.idleTimeout().dividedBy(4))
        .shutdownGracePeriod(GRACE)
        .connectionOptions(
            SocketOptions.builder().tcpNoDelay(true).readTimeout(READ_TIMEOUT).build())
        .build();
  }

  private static Http1Config http1() {
    return Http1Config.builder()
        // Ids hold what a path usually does not; they are checked when they are decoded.
        .validatePath(false)
        // Searches hold what a query usually does not, as in q=total:[1+TO+5].
        .validatePrologue(false)
        .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
        .maxHeadersSize(MAX_HEADER_BYTES)
        .build();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
