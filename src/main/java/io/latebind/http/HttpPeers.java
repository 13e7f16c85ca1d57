package io.latebind.http;

import io.latebind.http.search.SearchPeers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;

/** The other instances, over HTTP/1.1. */
final class HttpPeers implements Router.Peers, SearchPeers, AutoCloseable {
  /** Says that another instance has sent the request. */
  static final String HOP = "Latebind-Hop";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  @Override
  public Response get(HostInfo peer, String path, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(peer, path)).timeout(timeout).header(HOP, "1").GET().build();
    return response(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
  }

  /** The answer as a whole comes in time, or the question is taken back. */
  @Override
  public Response post(HostInfo peer, String path, byte[] body, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(peer, path))
            .header(HOP, "1")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return response(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer within " + timeout);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static Response response(HttpResponse<byte[]> answer) {
    String mediaType = answer.headers().firstValue("Content-Type").orElse(Response.JSON);
    return new Response(answer.statusCode(), mediaType, Map.of(), answer.body());
  }

  private static URI uri(HostInfo peer, String path) {
    String host = peer.host().indexOf(':') >= 0 ? "[" + peer.host() + "]" : peer.host();
    return URI.create("http://" + host + ":" + peer.port() + path);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
