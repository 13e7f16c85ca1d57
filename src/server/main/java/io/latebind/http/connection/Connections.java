package io.latebind.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpLogConfig;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a listener. It is a connection selector of the web server, because that is
 * where a connection can be given its own reader, and it ends connections that exceed their
 * timeouts.
 */
public final class Connections implements ServerConnectionSelector, AutoCloseable {
  /**
   * The connection of a thread: the web server serves each connection with one thread, until its
   * end.
   */
  private static final ThreadLocal<@Nullable Connection> OF_THREAD = new ThreadLocal<>();

  private final ConnectionTimeouts timeouts;
  private final int maxLineBytes;
  private final Http1ConnectionSelector http1;
  private final Map<Connection, Boolean> open = new ConcurrentHashMap<>();
  private final Future<?> ending;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("latebind-http-timeouts").factory());

  /**
   * A listener without connections.
   *
   * @param http the configuration of HTTP/1.1; listeners are added to it
   */
  public Connections(Http1Config.Builder http, ConnectionTimeouts timeouts) {
    this.timeouts = timeouts;
    // Received data is never logged, because it contains tokens.
    http.log(HttpLogConfig.builder().receiveLog(false).sendLog(false).build())
        .addReceiveListener(new EndOfHeaders());
    Http1Config config = http.build();
    this.maxLineBytes = config.maxPrologueLength();
    this.http1 = Http1ConnectionSelector.builder().config(config).build();
    long period = Connection.precision().toMillis();
    this.ending =
        timer.scheduleWithFixedDelay(this::endThoseDue, period, period, TimeUnit.MILLISECONDS);
  }

  private void endThoseDue() {
    long now = System.nanoTime();
    open.keySet().forEach(connection -> connection.endIfDue(now));
  }

  /** A watch that closes connections whose TLS handshake takes too long. */
  public HandshakeWatch handshakes() {
    return new HandshakeWatch(timer, timeouts.handshake());
  }

  /** The connection that the current thread serves. */
  public static Connection current() {
    Connection connection = OF_THREAD.get();
    if (connection == null) {
      throw new IllegalStateException("This thread serves no connection.");
    }
    return connection;
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    Connection connection =
        new Connection(context.serverSocket(), Thread.currentThread(), timeouts, maxLineBytes);
    OF_THREAD.set(connection);
    open.put(connection, true);
    ServerConnection serving = http1.connection(new TimedContext(context, connection));
    return new TimedConnection(serving, () -> open.remove(connection));
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  /** The web server calls this when the headers of a request have been received. */
  private static final class EndOfHeaders implements Http1ConnectionListener {
    @Override
    public void headers(ConnectionContext context, Headers headers) {
      Connection connection = current();
      connection.headersEnd();
      // HTTP/1.0 clients do not understand 100 Continue.
      if (connection.requestLine().old() && headers instanceof WritableHeaders<?> writable) {
        writable.remove(HeaderNames.EXPECT);
      }
    }
  }

  @Override
  public void close() {
    ending.cancel(false);
    timer.shutdownNow();
  }
}
