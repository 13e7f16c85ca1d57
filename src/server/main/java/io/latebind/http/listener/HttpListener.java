package io.latebind.http.listener;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.latebind.http.connection.Connections;
import io.latebind.http.connection.ServerTls;
import io.latebind.http.encoding.NoDecoding;
import io.latebind.http.exchange.HttpRequest;
import io.latebind.http.response.Response;
import java.time.Duration;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The web server: connections and the limits of input, regardless of what requests mean. */
public final class HttpListener implements AutoCloseable {
  /** An id of 1024 bytes takes 3072 when percent-encoded, and follows an index's name. */
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
   * Starts listening, with {@code answers} answering every request.
   *
   * @param tls null for plain HTTP
   * @throws IllegalStateException if it cannot listen on the address
   */
  public static HttpListener start(
      HttpSettings settings, @Nullable SSLContext tls, Function<HttpRequest, Response> answers) {
    Connections connections = new Connections(http1(), settings.limits().timeouts());
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
      Function<HttpRequest, Response> answers) {
    WebServerConfig.Builder builder = builder(settings, answers);
    if (tls != null) {
      builder.tls(ServerTls.of(tls, connections.handshakes()));
    }
    return builder.addConnectionSelector(connections).build();
  }

  private static WebServerConfig.Builder builder(
      HttpSettings settings, Function<HttpRequest, Response> answers) {
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
        // Reads of the other kind cannot be ended from outside; see also ServerTls.
        .useNio(false)
        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build());
  }

  @SuppressWarnings("removal") // Nothing else accepts an HTTP/1.0 request without Host.
  private static Http1Config.Builder http1() {
    return Http1Config.builder()
        // Ids contain characters that are unusual in a path; they are checked when decoded.
        .validatePath(false)
        // Searches contain characters that are unusual in a query, as in q=total:[1+TO+5].
        .validatePrologue(false)
        // HTTP/1.0 clients may send none; RequestHead checks it.
        .validateRequestHostHeader(false)
        .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
        .maxHeadersSize(MAX_HEADER_BYTES);
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
    connections.close();
  }
}
