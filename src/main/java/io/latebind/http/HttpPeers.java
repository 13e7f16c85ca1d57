package io.latebind.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.kafka.streams.state.HostInfo;

/** The other instances, over HTTP/1.1. */
final class HttpPeers implements Router.Peers, AutoCloseable {
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
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
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
