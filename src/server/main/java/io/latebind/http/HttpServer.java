package io.latebind.http;

import io.latebind.document.Json;
import io.latebind.http.access.Access;
import io.latebind.http.access.Authority;
import io.latebind.http.access.TlsContext;
import io.latebind.http.access.TlsSettings;
import io.latebind.http.access.TokenFile;
import io.latebind.http.exchange.HttpRequest;
import io.latebind.http.listener.HttpListener;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.http.routing.HttpPeers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of an instance.
 *
 * <p>It starts in two steps, because other instances must know its port before there is anything to
 * serve: after {@link #start} it listens and responds that it is starting, after {@link #serve} it
 * answers requests.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final HttpSettings settings;
  private final @Nullable SSLContext tls;
  private final Access access;
  private final AtomicReference<@Nullable HttpApplication> service = new AtomicReference<>();
  private final HttpListener listener;

  private HttpServer(HttpSettings settings) {
    this.settings = settings;
    TlsSettings files = settings.security().tls();
    Path tokens = settings.security().tokens();
    this.tls = files == null ? null : TlsContext.read(files);
    this.access =
        new Access(
            tls != null,
            tokens == null ? null : TokenFile.read(tokens, System::nanoTime),
            names(settings),
            settings.security().origins());
    this.listener = HttpListener.start(settings, tls, this::answer);
  }

  /**
   * Starts listening, and responds that this instance is starting.
   *
   * @throws IllegalStateException if it cannot listen on the address
   * @throws IllegalArgumentException if a key or token file cannot be read
   */
  public static HttpServer start(HttpSettings settings) {
    HttpServer http = new HttpServer(settings);
    LOG.info(
        "{} listens at {}:{}", http.isSecure() ? "HTTPS" : "HTTP", settings.host(), http.port());
    return http;
  }

  /** Starts listening and serving at once. */
  public static HttpServer start(HttpSettings settings, HttpDependencies backend) {
    HttpServer http = start(settings);
    http.serve(backend);
    return http;
  }

  private static Set<String> names(HttpSettings settings) {
    Set<String> names = new HashSet<>(settings.security().hosts());
    names.add(settings.host());
    return names.stream().map(Authority::hostOf).collect(Collectors.toSet());
  }

  /** Serves requests from now on. The caller still owns the dependencies and closes them. */
  public synchronized void serve(HttpDependencies backend) {
    if (service.get() != null) {
      throw new IllegalStateException("The HTTP server serves already.");
    }
    service.set(new HttpApplication(settings, backend, new HttpPeers(tls), access));
  }

  /** The port it listens on. */
  public int port() {
    return listener.port();
  }

  /** Whether it uses TLS. */
  public boolean isSecure() {
    return tls != null;
  }

  private Response answer(HttpRequest call) {
    HttpApplication current = service.get();
    return current == null ? starting(call) : current.answer(call);
  }

  private static Response starting(HttpRequest call) {
    if ((call.method().equals("GET") || call.method().equals("HEAD"))
        && call.rawPath().equals("/health/live")) {
      return Response.json(200, Json.object().put("status", "live").put("streams", "STARTING"));
    }
    return Problem.of(503, "This instance is starting. Try again in a moment.")
        .retryable()
        .asResponse();
  }

  /**
   * Stops accepting requests, lets running ones finish for two seconds, and closes its connections.
   */
  @Override
  public void close() {
    listener.close();
    HttpApplication current = service.get();
    if (current != null) {
      current.close();
    }
  }
}
