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
 * All connections of a listener. It is the web server's selector of protocols, since that is where
 * a connection can be given a reader of our own, and ends those that take too long.
 */
public final class Connections implements ServerConnectionSelector, AutoCloseable {
  /** The web server serves each connection with one thread, from its beginning to its end. */
  private static final ThreadLocal<@Nullable Connection> OF_THREAD = new ThreadLocal<>();

  private final Patience patience;
  private final int maxLineBytes;
  private final Http1ConnectionSelector http1;
  private final Map<Connection, Boolean> open = new ConcurrentHashMap<>();
  private final Future<?> ending;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("latebind-http-patience").factory());

  /**
   * None yet.
   *
   * @param http how it is read; listeners are added to it
   */
  public Connections(Http1Config.Builder http, Patience patience) {
    this.patience = patience;
    // What was received is never logged: there are tokens in it.
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

  /** Closes what a handshake takes too long on. */
  public HandshakeWatch handshakes() {
    return new HandshakeWatch(timer, patience.handshake());
  }

  /** The connection that this thread serves. */
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
        new Connection(context.serverSocket(), Thread.currentThread(), patience, maxLineBytes);
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

  /** Is told by the web server when the headers of a request are there. */
  private static final class EndOfHeaders implements Http1ConnectionListener {
    @Override
    public void headers(ConnectionContext context, Headers headers) {
      Connection connection = current();
      connection.headersEnd();
      // Clients of HTTP/1.0 do not know what it means to be told to go on.
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
