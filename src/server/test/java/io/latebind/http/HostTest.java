package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Json;
import io.latebind.http.access.Access;
import io.latebind.http.access.Origins;
import io.latebind.http.access.TokenFile;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.listener.Admission;
import io.latebind.http.listener.Dispatcher;
import io.latebind.http.listener.HttpListener;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.http.routing.HttpPeers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which servers a request may be meant for, when no tokens say who sends it. */
@Timeout(60)
class HostTest {
  private static final String TOKEN = "reader-0123456789abcdef-0123";
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.read("GET", "/read", HostTest::told),
          Endpoint.write("PUT", "/write", HostTest::told),
          Endpoint.health("/health/live", HostTest::told),
          Endpoint.internal("GET", "/_internal/x", HostTest::told));

  @TempDir Path folder;

  private static Response told(RoutedRequest request) {
    return Response.json(200, Json.object().put("hop", request.hop()));
  }

  private static HttpListener listen(Access access) {
    Dispatcher dispatcher =
        new Dispatcher(TABLE, access, new Admission(8, 8, 8), (route, status, took) -> {});
    return HttpListener.start(HttpSettings.DEFAULT, null, dispatcher::dispatch);
  }

  private static RawClient.Answer ask(HttpListener listener, String request) throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      client.send(request);
      return client.receive();
    }
  }

  private static Access named(String... names) {
    return new Access(false, null, Set.of(names), Origins.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:8080, 200",
    "localhost., 200",
    "127.0.0.1:1, 200",
    "127.8.9.10, 200",
    "[::1]:8080, 200",
    "[0:0:0:0:0:0:0:1], 200",
    "build-7.example.org, 200",
    "Build-7.example.org.:99, 200",
    "x, 421",
    "evil.example, 421",
    "localhost.evil.com, 421",
    "127.0.0.1.evil.com, 421",
    "build-7.example.org.evil.com, 421",
    "192.168.1.7, 421",
    "0.0.0.0, 421",
    "[::ffff:7f00:1], 421",
    "localhost@evil.com, 400",
    "'', 400",
    "localhost:http, 400",
    "'localhost, evil.com', 400"
  })
  void onlyWhatIsMeantForThisMachineIsAnswered(String host, int status) throws IOException {
    try (HttpListener listener = listen(named("build-7.example.org"))) {
      for (String what : List.of("GET /read", "PUT /write", "GET /health/live", "GET /nowhere")) {
        RawClient.Answer answer = ask(listener, what + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        boolean nowhere = what.endsWith("nowhere") && status == 200;
        assertThat(answer.status()).as(what).isEqualTo(nowhere ? 404 : status);
        if (status != 200) {
          assertThat(answer.header("content-type")).isEqualTo(Problem.MEDIA_TYPE);
        }
        if (status == 421) {
          assertThat(answer.json().get("detail").asText())
              .contains("http://localhost", "--advertise", "latebind.http.tokens.file");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET http://localhost:8080/read HTTP/1.1, Host: evil.example, 200",
    "GET HTTP://[::1]/read HTTP/1.1, Host: localhost, 200",
    "GET http://evil.example/read HTTP/1.1, Host: localhost, 421",
    "GET https://evil.example/read HTTP/1.1, Host: localhost, 421",
    "GET http://localhost@evil.example/read HTTP/1.1, Host: localhost, 400",
    "GET http://evil.example@localhost/read HTTP/1.1, Host: localhost, 400",
    "GET http:///read HTTP/1.1, Host: localhost, 400",
    "GET http://localhost/read HTTP/1.1, X: y, 400",
    "GET /read HTTP/1.1, X: y, 400",
    "GET /read HTTP/1.0, X: y, 200",
    "GET /health/live HTTP/1.0, X: y, 200",
    "GET /read HTTP/1.0, Host: evil.example, 421",
    "GET /read HTTP/1.0, Host: localhost, 200",
    "GET http://127.0.0.1/read HTTP/1.0, X: y, 200"
  })
  void whatTheTargetNamesCountsMoreThanTheHeader(String line, String header, int status)
      throws IOException {
    try (HttpListener listener = listen(Access.open())) {
      assertThat(ask(listener, line + "\r\n" + header + "\r\n\r\n").status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({"localhost, evil.example", "evil.example, localhost", "localhost, localhost"})
  void twoHostsAreNone(String one, String other) throws IOException {
    try (HttpListener listener = listen(Access.open())) {
      String hosts = "Host: " + one + "\r\nHost: " + other + "\r\n\r\n";
      assertThat(ask(listener, "GET /read HTTP/1.1\r\n" + hosts).status()).isEqualTo(400);
    }
  }

  /** The rest may never come; were all of it waited for, anybody could hold connections. */
  @ParameterizedTest
  @CsvSource({"Host: evil.example, 421", "'Host: localhost\r\nOrigin: https://evil.example', 403"})
  void ofWhoIsNotLetInOnlyTheBeginningOfABodyIsRead(String headers, int status) throws IOException {
    try (HttpListener listener = listen(Access.open());
        RawClient client = new RawClient(listener.port())) {
      client.send("PUT /write HTTP/1.1\r\n" + headers + "\r\nContent-Length: 1000000\r\n\r\n");
      client.send("x".repeat(64 * 1024 + 1));

      assertThat(client.receive().status()).isEqualTo(status);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void theHeaderOfInstancesDoesNotStandInForTheHost() throws IOException {
    try (HttpListener listener = listen(Access.open())) {
      String hop = " HTTP/1.1\r\nHost: evil.example\r\nLatebind-Hop: 1\r\n\r\n";
      assertThat(ask(listener, "GET /_internal/x" + hop).status()).isEqualTo(421);
    }
  }

  @Test
  void otherInstancesAreAnswered() throws Exception {
    try (HttpListener listener = listen(Access.open());
        HttpPeers peers = new HttpPeers(null)) {
      for (String host : List.of("127.0.0.1", "localhost")) {
        HostInfo peer = new HostInfo(host, listener.port());
        assertThat(peers.get(peer, "/_internal/x", Duration.ofSeconds(10)).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void withTokensEveryNameIsTaken() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "reader read " + TOKEN + "\n");
    Access access = new Access(false, TokenFile.read(file, System::nanoTime));
    try (HttpListener listener = listen(access)) {
      String host = "GET /read HTTP/1.1\r\nHost: latebind.example.org\r\n";
      assertThat(ask(listener, host + "\r\n").status()).isEqualTo(401);
      String bearer = "Authorization: Bearer " + TOKEN + "\r\n\r\n";
      assertThat(ask(listener, host + bearer).status()).isEqualTo(200);
    }
  }
}
