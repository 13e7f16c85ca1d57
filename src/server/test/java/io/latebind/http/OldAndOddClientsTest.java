package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Json;
import io.latebind.http.access.Access;
import io.latebind.http.access.TokenFile;
import io.latebind.http.exchange.Bodies;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.listener.Admission;
import io.latebind.http.listener.Dispatcher;
import io.latebind.http.listener.HttpListener;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What proxies, load generators, health checks and curl send, and other clients do not. */
@Timeout(60)
class OldAndOddClientsTest {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.write("PUT", "/things/{id+}", OldAndOddClientsTest::put),
          Endpoint.write("DELETE", "/things/{id+}", request -> told("deleted")),
          Endpoint.read("GET", "/things/{id+}", request -> told(request.parameter("id"))),
          Endpoint.search("POST", "/search", request -> told("searched")),
          Endpoint.internal("GET", "/_internal/x", request -> told("inside")));

  private final HttpListener listener = listen(Access.open());

  private static HttpListener listen(Access access) {
    Dispatcher dispatcher =
        new Dispatcher(TABLE, access, new Admission(8, 8, 8), (route, status, took) -> {});
    return HttpListener.start(HttpSettings.DEFAULT, null, dispatcher::dispatch);
  }

  @AfterEach
  void close() {
    listener.close();
  }

  private static Response told(String text) {
    return Response.json(200, Json.object().put("text", text));
  }

  private static Response put(RoutedRequest request) {
    return told(new String(Bodies.document(request.body(), 100), StandardCharsets.UTF_8));
  }

  private RawClient connect() throws IOException {
    return new RawClient(listener.port());
  }

  private static String text(RawClient.Answer answer) {
    return answer.json().path("text").asText();
  }

  @Test
  void headIsAnsweredAsGetWithoutTheBody() throws IOException {
    try (RawClient client = connect()) {
      for (String path : List.of("/things/a", "/nowhere", "/things/a?b", "/things/%zz")) {
        RawClient.Answer get = client.get(path);
        client.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawClient.Answer head = client.receiveHead();

        assertThat(head.status()).as(path).isEqualTo(get.status());
        assertThat(head.header("content-length"))
            .isEqualTo(Integer.toString(get.bytes().length))
            .isEqualTo(get.header("content-length"));
        assertThat(head.header("content-type")).isEqualTo(get.header("content-type"));
      }
      assertThat(text(client.get("/things/last"))).isEqualTo("last");
    }
  }

  @Test
  void headIsRefusedWhereThereIsNoGetAndTheAnswerHasNoBody() throws IOException {
    try (RawClient client = connect()) {
      client.send("HEAD /search HTTP/1.1\r\nHost: localhost\r\n\r\n");
      RawClient.Answer head = client.receiveHead();
      assertThat(head.status()).isEqualTo(405);
      assertThat(head.header("allow")).isEqualTo("POST");
      assertThat(text(client.get("/things/next"))).isEqualTo("next");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: localhost\r\nno colon", "Host: localhost\r\nContent-Length: x"})
  void headThatIsNotUnderstoodHasNoBodyEither(String headers) throws IOException {
    try (RawClient client = connect()) {
      client.send("HEAD /things/a HTTP/1.1\r\n" + headers + "\r\n\r\n");
      assertThat(client.receiveHead().status()).isEqualTo(400);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void methodsThatWorkAreNamedAndHeadIsOneOfThem() throws IOException {
    try (RawClient client = connect()) {
      for (String method : List.of("PATCH", "TRACE", "POST")) {
        client.send(method + " /things/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawClient.Answer answer = client.receive();
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("PUT, DELETE, GET, HEAD");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/things/a | 200 | PUT, DELETE, GET, HEAD, OPTIONS",
        "/search | 200 | POST, OPTIONS",
        "* | 200 | PUT, DELETE, GET, HEAD, POST, OPTIONS",
        "http://localhost | 200 | PUT, DELETE, GET, HEAD, POST, OPTIONS",
        "/nowhere | 404 | ''"
      })
  void optionsSaysWhatWorks(String target, int status, String allow) throws IOException {
    try (RawClient client = connect()) {
      client.send("OPTIONS " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      RawClient.Answer answer = client.receive();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("allow")).isEqualTo(allow);
      assertThat(client.get("/things/next").status()).isEqualTo(200);
    }
  }

  @Test
  void http10IsAnsweredAndTheConnectionEnds() throws IOException {
    for (String headers : List.of("Host: localhost\r\n", "Host: localhost\r\nConnection: x\r\n")) {
      try (RawClient client = connect()) {
        client.send("GET /things/a HTTP/1.0\r\n" + headers + "\r\n");
        RawClient.Answer answer = client.receive();
        assertThat(text(answer)).isEqualTo("a");
        assertThat(answer.header("connection")).isEqualTo("close");
        assertThat(answer.header("transfer-encoding")).isEmpty();
        assertThat(client.isClosed()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep-alive", "Keep-Alive", "foo, keep-alive"})
  void http10KeepsTheConnectionIfThatIsAskedFor(String connection) throws IOException {
    try (RawClient client = connect()) {
      String keep = "Host: localhost\r\nConnection: " + connection + "\r\n";
      for (int i = 0; i < 3; i++) {
        client.send("GET /things/" + i + " HTTP/1.0\r\n" + keep + "\r\n");
        RawClient.Answer answer = client.receive();
        assertThat(text(answer)).isEqualTo(Integer.toString(i));
        assertThat(answer.header("connection")).isEqualTo("keep-alive");
        client.send("PUT /things/a HTTP/1.0\r\n" + keep + "Content-Length: 5\r\n\r\nhello");
        assertThat(text(client.receive())).isEqualTo("hello");
      }
      client.send("GET /nowhere HTTP/1.0\r\nHost: localhost\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(404);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void http10HasNoChunksAndIsNotToldToGoOn() throws IOException {
    try (RawClient client = connect()) {
      client.send("PUT /things/a HTTP/1.0\r\nHost: localhost\r\n");
      client.send("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(400);
      assertThat(client.isClosed()).isTrue();
    }
    try (RawClient client = connect()) {
      client.send("PUT /things/a HTTP/1.0\r\nHost: localhost\r\n");
      client.send("Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");
      assertThat(text(client.receive())).isEqualTo("hello");
    }
  }

  @Test
  void aConnectionThatIsToEndEndsInHttp11Too() throws IOException {
    try (RawClient client = connect()) {
      client.send("GET /things/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      RawClient.Answer answer = client.receive();
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(client.isClosed()).isTrue();
    }
  }

  /** Each line is told from what is before it, wherever the packets end. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30, 100_000})
  void versionsTargetsAndBodiesMayFollowEachOtherInAnyPieces(int atOnce) throws IOException {
    String keep = "Host: localhost\r\nConnection: keep-alive\r\n\r\n";
    String body = "GET /things/hidden HTTP/1.0\r\n\r\n";
    String all =
        "GET /things/1 HTTP/1.0\r\n"
            + keep
            + "\r\nGET http://localhost:1/things/2 HTTP/1.1\r\nHost: y\r\n\r\n"
            + "PUT /things/3 HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body
            + "PUT http://localhost/things/4 HTTP/1.1\r\nHost: localhost\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            + "GET /things/HTTP/1.0 HTTP/1.1\r\nHost: localhost\r\n\r\n"
            + "GET /things/6 HTTP/1.0\r\nHost: localhost\r\n\r\n";
    try (RawClient client = connect()) {
      for (int i = 0; i < all.length(); i += atOnce) {
        client.send(all.substring(i, Math.min(all.length(), i + atOnce)));
      }
      for (String text : List.of("1", "2", body, "abc", "HTTP/1.0", "6")) {
        assertThat(text(client.receive())).isEqualTo(text);
      }
      assertThat(client.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/things/a, a",
    "http://localhost:8080/things/a%2Fb, a/b",
    "https://127.0.0.1/things/http://x, http://x",
    "HTTP://LOCALHOST/things/c, c"
  })
  void anAbsoluteTargetIsTaken(String target, String id) throws IOException {
    try (RawClient client = connect()) {
      assertThat(text(client.get(target))).isEqualTo(id);
    }
  }

  @Test
  void anAbsoluteTargetWithoutAPathIsTheRoot() throws IOException {
    try (RawClient client = connect()) {
      for (String target : List.of("http://localhost", "http://localhost?q=1")) {
        assertThat(client.get(target).status()).isEqualTo(404);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"100-continue", "100-Continue"})
  void aBodyIsAskedForWhenTheHeadWasAdmitted(String expectation) throws IOException {
    try (RawClient client = connect()) {
      for (int i = 0; i < 2; i++) {
        client.send("PUT /things/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n");
        client.send("Expect: " + expectation + "\r\n\r\n");
        assertThat(client.receive().status()).isEqualTo(100);
        client.send("hello");
        assertThat(text(client.receive())).isEqualTo("hello");
      }
    }
  }

  @Test
  void aBodyIsNotAskedForWhenTheHeadWasNotAdmitted(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("t"), "a read aaaaaaaaaaaaaaaaaaaaaaaaaaaa\n");
    Access access = new Access(false, TokenFile.read(file, System::nanoTime));
    String expects = "\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    try (HttpListener secured = listen(access);
        RawClient client = new RawClient(secured.port())) {
      client.send("PUT /things/a HTTP/1.1\r\nHost: localhost" + expects);
      assertThat(client.receive().status()).isEqualTo(401);
      assertThat(client.isClosed()).isTrue();
    }
    for (String[] refused :
        new String[][] {
          {"PUT /things/a", "evil.example", "", "421"},
          {"PUT /nowhere", "localhost", "", "404"},
          {"PUT /things/a", "localhost", "\r\nContent-Encoding: br", "415"}
        }) {
      try (RawClient client = connect()) {
        client.send(refused[0] + " HTTP/1.1\r\nHost: " + refused[1] + refused[2] + expects);
        assertThat(client.receive().status()).isEqualTo(Integer.parseInt(refused[3]));
        assertThat(client.isClosed()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"200-ok", "100-continue, 200-ok", "100-continue;a=b", ""})
  void nothingElseCanBeExpected(String expectation) throws IOException {
    try (RawClient client = connect()) {
      client.send("PUT /things/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n");
      client.send("Expect: " + expectation + "\r\n\r\nhello");
      RawClient.Answer answer = client.receive();
      assertThat(answer.status()).isEqualTo(417);
      assertThat(answer.json().get("detail").asText()).contains("100-continue");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gzip; chunked, 400",
    "'gzip, chunked', 501",
    "'chunked, gzip', 400",
    "identity, 400",
    "'chunked, chunked', 400"
  })
  void aTransferCodingThatIsNotKnownIsRefused(String coding, int status) throws IOException {
    try (RawClient client = connect()) {
      client.send("PUT /things/a HTTP/1.1\r\nHost: localhost\r\n");
      client.send("Transfer-Encoding: " + coding + "\r\n\r\n0\r\n\r\n");
      RawClient.Answer answer = client.receive();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("content-type")).isEqualTo(Problem.MEDIA_TYPE);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A: b\r\n c", "A: b\r\n\tc", " Host: x"})
  void foldedHeadersAreRefused(String headers) throws IOException {
    try (RawClient client = connect()) {
      client.send("GET /things/a HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(400);
    }
  }

  @Test
  void aSlashThatIsEncodedStaysInItsPart() throws IOException {
    try (RawClient client = connect()) {
      assertThat(text(client.get("/things/a%2Fb%2f..%2fc"))).isEqualTo("a/b/../c");
      assertThat(client.get("/things%2Fa").status()).isEqualTo(404);
    }
  }
}
