package io.latebind.http.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Json;
import io.latebind.http.HttpServer;
import io.latebind.http.RawClient;
import io.latebind.http.access.Access;
import io.latebind.http.access.Origins;
import io.latebind.http.access.TokenFile;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites in a browser. */
@Timeout(60)
class CorsTest {
  private static final String PAGE = "https://app.example.org";
  private static final String OTHER = "https://evil.example";
  private static final String TOKEN = "reader-0123456789abcdef-0123";
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.read("GET", "/read", request -> Response.json(200, Json.object())),
          Endpoint.write("PUT", "/write", request -> Response.json(202, Json.object())));

  @TempDir Path folder;

  private HttpListener listen(String origins, boolean secured) throws IOException {
    Origins allowed = Origins.parse(origins);
    Access access = new Access(false, secured ? tokens() : null, Set.of(), allowed);
    Dispatcher dispatcher =
        new Dispatcher(TABLE, access, new Admission(8, 8, 8), (route, status, took) -> {});
    HttpSettings settings =
        HttpSettings.DEFAULT.withSecurity(new HttpSettings.Security(null, null, Set.of(), allowed));
    return HttpListener.start(settings, null, dispatcher::dispatch);
  }

  private TokenFile tokens() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "reader read " + TOKEN + "\n");
    return TokenFile.read(file, System::nanoTime);
  }

  private static RawClient.Answer ask(
      HttpListener listener, String request, @Nullable String origin, String... headers)
      throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      client.send(request + " HTTP/1.1\r\nHost: localhost\r\n");
      if (origin != null) {
        client.send("Origin: " + origin + "\r\n");
      }
      for (String header : headers) {
        client.send(header + "\r\n");
      }
      client.send("\r\n");
      return client.receive();
    }
  }

  private static RawClient.Answer preflight(HttpListener listener, String path, String origin)
      throws IOException {
    return ask(
        listener,
        "OPTIONS " + path,
        origin,
        "Access-Control-Request-Method: PUT",
        "Access-Control-Request-Headers: authorization,content-type");
  }

  private static String shared(RawClient.Answer answer) {
    return answer.header("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPageThatIsListedIsToldWhatItMaySend(boolean secured) throws IOException {
    try (HttpListener listener = listen(PAGE + ",https://b.example", secured)) {
      for (String path : List.of("/write", "/read", "/nowhere")) {
        RawClient.Answer answer = preflight(listener, path, PAGE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEmpty();
        assertThat(shared(answer)).isEqualTo(PAGE);
        assertThat(answer.header("access-control-allow-methods").split(", ", -1))
            .containsExactlyInAnyOrder("GET", "HEAD", "POST", "PUT", "DELETE");
        assertThat(answer.header("access-control-allow-headers").split(", ", -1))
            .containsExactlyInAnyOrder("Authorization", "Content-Type", "Content-Encoding");
        assertThat(answer.header("access-control-max-age")).isEqualTo("3600");
        assertThat(answer.header("vary")).contains("Origin");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER, "null", PAGE + ".evil.example", "http://app.example.org"})
  void aPageThatIsNotListedIsRefused(String origin) throws IOException {
    try (HttpListener listener = listen(PAGE, false)) {
      for (RawClient.Answer answer :
          List.of(
              preflight(listener, "/write", origin),
              ask(listener, "GET /read", origin),
              ask(listener, "PUT /write", origin))) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(shared(answer)).isEmpty();
        assertThat(answer.header("vary")).isEqualTo("Origin");
        assertThat(answer.json().get("detail").asText()).contains("latebind.http.cors.origins");
      }
    }
  }

  @Test
  void onLoopbackWithoutTokensAPageThatIsListedIsLetInAndMayReadErrorsToo() throws IOException {
    try (HttpListener listener = listen(PAGE, false)) {
      RawClient.Answer read = ask(listener, "GET /read", PAGE);
      assertThat(read.status()).isEqualTo(200);
      assertThat(ask(listener, "PUT /write", PAGE).status()).isEqualTo(202);
      List<RawClient.Answer> answers =
          List.of(
              read,
              ask(listener, "GET /nowhere", PAGE),
              ask(listener, "PATCH /read", PAGE),
              ask(listener, "GET /read", PAGE, "Expect: x"),
              ask(listener, "PUT /write", PAGE, "Content-Length: 99999999999"));
      for (RawClient.Answer answer : answers) {
        assertThat(shared(answer)).as("%s", answer.status()).isEqualTo(PAGE);
        assertThat(answer.header("vary")).contains("Origin");
        assertThat(answer.header("access-control-expose-headers"))
            .contains("Retry-After", "WWW-Authenticate", "Allow");
      }
    }
  }

  @Test
  void withTokensAPageNeedsOne() throws IOException {
    try (HttpListener listener = listen(PAGE, true)) {
      RawClient.Answer without = ask(listener, "GET /read", PAGE);
      assertThat(without.status()).isEqualTo(401);
      assertThat(shared(without)).isEqualTo(PAGE);
      RawClient.Answer with = ask(listener, "GET /read", PAGE, "Authorization: Bearer " + TOKEN);
      assertThat(with.status()).isEqualTo(200);
      assertThat(shared(with)).isEqualTo(PAGE);
      RawClient.Answer other = ask(listener, "GET /read", OTHER, "Authorization: Bearer " + TOKEN);
      assertThat(shared(other)).isEmpty();
    }
  }

  @Test
  void aStarSharesWithEveryPage() throws IOException {
    try (HttpListener listener = listen("*", true)) {
      assertThat(shared(preflight(listener, "/read", OTHER))).isEqualTo("*");
      RawClient.Answer answer = ask(listener, "GET /read", OTHER);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(shared(answer)).isEqualTo("*");
      assertThat(answer.header("vary")).isEmpty();
    }
  }

  @Test
  void whatIsNoPageIsAnsweredAsBefore() throws IOException {
    try (HttpListener none = listen("", false);
        HttpListener some = listen(PAGE, false)) {
      RawClient.Answer plain = ask(none, "GET /read", null);
      assertThat(plain.headers()).doesNotContainKeys("vary", "access-control-allow-origin");
      RawClient.Answer varying = ask(some, "GET /read", null);
      assertThat(varying.status()).isEqualTo(200);
      assertThat(varying.header("vary")).isEqualTo("Origin");
      assertThat(shared(varying)).isEmpty();
      assertThat(ask(some, "OPTIONS /read", PAGE).header("allow")).contains("GET");
    }
  }

  /** Nothing but OPTIONS asks beforehand, whatever else a request says. */
  @ParameterizedTest
  @CsvSource({"GET /read, 200", "PUT /write, 202", "PATCH /read, 405"})
  void whatIsNoOptionsIsNoPreflight(String request, int status) throws IOException {
    try (HttpListener listener = listen(PAGE, false)) {
      RawClient.Answer answer = ask(listener, request, PAGE, "Access-Control-Request-Method: PUT");
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers()).doesNotContainKey("access-control-allow-methods");
      assertThat(answer.bytes()).isNotEmpty();
    }
  }

  @Test
  void whereNoPageIsListedAllAreRefused() throws IOException {
    try (HttpListener listener = listen("", false)) {
      assertThat(preflight(listener, "/write", PAGE).status()).isEqualTo(403);
      assertThat(ask(listener, "PUT /write", PAGE).status()).isEqualTo(403);
    }
  }

  @Test
  void anInstanceThatStartsIsReadableForPagesToo() throws IOException {
    HttpSettings settings =
        HttpSettings.DEFAULT.withSecurity(
            new HttpSettings.Security(null, null, Set.of(), Origins.parse(PAGE)));
    try (HttpServer server = HttpServer.start(settings);
        RawClient client = new RawClient(server.port())) {
      client.send("GET /read HTTP/1.1\r\nHost: localhost\r\nOrigin: " + PAGE + "\r\n\r\n");
      RawClient.Answer answer = client.receive();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(shared(answer)).isEqualTo(PAGE);
    }
  }
}
