package io.latebind.http;

import io.latebind.document.Json;
import io.latebind.http.access.Access;
import io.latebind.http.access.Authority;
import io.latebind.http.access.TlsContext;
import io.latebind.http.access.TlsSettings;
import io.latebind.http.access.TokenFile;
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
 * <p>It starts in two steps, because other instances have to be told its port before there is
 * anything to serve: {@link #start} listens and answers that it is starting, {@link #serve}
 * answers.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final HttpSettings settings;
  private final @Nullable SSLContext tls;
  private final Access access;
  private final AtomicReference<@Nullable Service> service = new AtomicReference<>();
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
   * Listens, and answers that this instance is starting.
   *
   * @throws IllegalStateException when the address cannot be listened at
   * @throws IllegalArgumentException when a file of keys or tokens cannot be read
   */
  public static HttpServer start(HttpSettings settings) {
    HttpServer http = new HttpServer(settings);
    LOG.info(
        "{} listens at {}:{}", http.isSecure() ? "HTTPS" : "HTTP", settings.host(), http.port());
    return http;
  }

  /** Listens and serves at once. */
  public static HttpServer start(HttpSettings settings, Backend backend) {
    HttpServer http = start(settings);
    http.serve(backend);
    return http;
  }

  private static Set<String> names(HttpSettings settings) {
    Set<String> names = new HashSet<>(settings.security().hosts());
    names.add(settings.host());
    return names.stream().map(Authority::hostOf).collect(Collectors.toSet());
  }

  /** Answers from now on. What is served stays the caller's. */
  public synchronized void serve(Backend backend) {
    if (service.get() != null) {
      throw new IllegalStateException("The HTTP server serves already.");
    }
    service.set(new Service(settings, backend, new HttpPeers(tls), access));
  }

  /** The port it listens at. */
  public int port() {
    return listener.port();
  }

  /** Whether it speaks TLS. */
  public boolean isSecure() {
    return tls != null;
  }

  private Response answer(Call call) {
    Service current = service.get();
    return current == null ? starting(call) : current.answer(call);
  }

  private static Response starting(Call call) {
    if ((call.method().equals("GET") || call.method().equals("HEAD"))
        && call.rawPath().equals("/health/live")) {
      return Response.json(200, Json.object().put("status", "live").put("streams", "STARTING"));
    }
    return Problem.of(503, "This instance is starting. Try again in a moment.")
        .retryable()
        .asResponse();
  }

  /** Accepts nothing more, lets what runs finish for two seconds, and gives up its connections. */
  @Override
  public void close() {
    listener.close();
    Service current = service.get();
    if (current != null) {
      current.close();
    }
  }
}
