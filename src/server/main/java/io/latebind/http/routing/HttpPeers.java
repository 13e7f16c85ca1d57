package io.latebind.http.routing;

import io.latebind.http.access.TlsContext;
import io.latebind.http.response.Response;
import io.latebind.search.partition.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * A client for the other instances, over HTTP/1.1. It calls the addresses in the group's metadata
 * directly, and follows no redirects. With TLS, both sides present a certificate, and the peer's
 * has to match its address; without TLS, only instances on this machine are called.
 */
public final class HttpPeers implements Router.Peers, SearchPeers, AutoCloseable {
  /** The header of a request that another instance has sent. */
  public static final String HOP = "Latebind-Hop";

  private final boolean secure;
  private final HttpClient client;

  /**
   * A client for the other instances.
   *
   * @param tls the certificate to present and those to trust; null for plain HTTP
   */
  public HttpPeers(@Nullable SSLContext tls) {
    secure = tls != null;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    if (tls != null) {
      // The client verifies the host name itself.
      builder.sslContext(tls).sslParameters(TlsContext.parameters());
    }
    client = builder.build();
  }

  @Override
  public Response get(HostInfo peer, String path, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(peer, path)).timeout(timeout).header(HOP, "1").GET().build();
    return response(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
  }

  /** Either the whole response arrives in time, or the request is cancelled. */
  @Override
  public Response post(
      HostInfo peer, String path, byte[] body, Duration timeout, Cancellation cancellation)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(peer, path))
            .header(HOP, "1")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    // Cancelling a response closes its connection, which the other instance detects.
    Cancellation.Registration registration = cancellation.whenCancelled(() -> answer.cancel(true));
    try {
      return response(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer within " + timeout);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (CancellationException e) {
      throw new IOException("nobody waits any more", e);
    } finally {
      registration.close();
      answer.cancel(true);
    }
  }

  private static Response response(HttpResponse<byte[]> answer) {
    String mediaType = answer.headers().firstValue("Content-Type").orElse(Response.JSON);
    return new Response(answer.statusCode(), mediaType, Map.of(), answer.body());
  }

  private URI uri(HostInfo peer, String path) throws IOException {
    if (!secure && !InetAddress.getByName(peer.host()).isLoopbackAddress()) {
      throw new IOException(
          "The instance at "
              + peer.host()
              + " is not on this machine, and this one has no TLS to reach it by. Set"
              + " latebind.http.tls.keystore.location on all instances.");
    }
    String host = peer.host().indexOf(':') >= 0 ? "[" + peer.host() + "]" : peer.host();
    return URI.create((secure ? "https://" : "http://") + host + ":" + peer.port() + path);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
