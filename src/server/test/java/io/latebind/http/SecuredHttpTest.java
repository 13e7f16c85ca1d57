package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.document.Json;
import io.latebind.http.access.Access;
import io.latebind.http.access.TestAuthority;
import io.latebind.http.access.TlsContext;
import io.latebind.http.access.TlsSettings;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what over TLS, a rule a test. */
@Timeout(120)
class SecuredHttpTest {
  private static final String READER = "reader-0123456789abcdef-0123";
  private static final String WRITER = "writer-0123456789abcdef-0123";
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.read("GET", "/read", SecuredHttpTest::told),
          Endpoint.write("PUT", "/write", SecuredHttpTest::told),
          Endpoint.health("/health/live", SecuredHttpTest::told),
          Endpoint.metrics("/metrics", SecuredHttpTest::told),
          Endpoint.internal("GET", "/_internal/x", SecuredHttpTest::told));

  @TempDir static Path folder;
  private static TestAuthority authority;
  private static SSLContext instance;
  private static SSLContext stranger;
  private static TokenFile tokens;
  private static HttpListener listener;

  @BeforeAll
  static void start() throws IOException {
    authority = TestAuthority.in(folder.resolve("ours"));
    instance = TlsContext.read(authority.instance("one"));
    TestAuthority others = TestAuthority.in(folder.resolve("others"));
    TlsSettings.Store theirs = others.issue("stranger", "ip:127.0.0.1");
    stranger = TlsContext.read(new TlsSettings(theirs, authority.trust()));
    Path file = folder.resolve("tokens");
    Files.writeString(file, "reader read " + READER + "\nwriter write " + WRITER + "\n");
    tokens = TokenFile.read(file, System::nanoTime);
    listener = listen(instance, new Access(true, tokens));
  }

  private static HttpListener listen(@Nullable SSLContext tls, Access access) {
    Dispatcher dispatcher =
        new Dispatcher(TABLE, access, new Admission(8, 8, 8), (route, status, took) -> {});
    return HttpListener.start(HttpSettings.DEFAULT, tls, dispatcher::dispatch);
  }

  @AfterAll
  static void stop() {
    listener.close();
  }

  private static Response told(RoutedRequest request) {
    return Response.json(200, Json.object().put("hop", request.hop()));
  }

  private static HttpResponse<String> send(
      int port, SSLContext with, String method, String path, String... headers)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(with).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
              .timeout(Duration.ofSeconds(20))
              .method(method, HttpRequest.BodyPublishers.noBody());
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static HttpResponse<String> client(String method, String path, String... headers)
      throws IOException, InterruptedException {
    return send(listener.port(), authority.client(), method, path, headers);
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  @ParameterizedTest
  @CsvSource({"GET,/read", "PUT,/write", "GET,/metrics", "GET,/_internal/x", "GET,/nowhere"})
  void whoHasNoTokenIsToldToBringOne(String method, String path) throws Exception {
    HttpResponse<String> answer = client(method, path);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"latebind\"");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    assertThat(answer.body()).contains("Authorization: Bearer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer nobody-0123456789abcdef", "Bearer ", "Basic YTpi", "Bearer"})
  void aTokenThatIsNotKnownIsRefused(String authorization) throws Exception {
    HttpResponse<String> answer = client("GET", "/read", "Authorization", authorization);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("invalid_token");
    assertThat(answer.body()).doesNotContain("nobody-0123456789abcdef");
  }

  @Test
  void twoTokensAreRefused() throws Exception {
    String[] two = {"Authorization", "Bearer " + READER, "Authorization", "Bearer " + WRITER};
    assertThat(client("GET", "/read", two).statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenAllowsWhatItsLineSaysAndNothingElse() throws Exception {
    assertThat(client("GET", "/read", bearer(READER)).statusCode()).isEqualTo(200);
    assertThat(client("GET", "/metrics", bearer(READER)).statusCode()).isEqualTo(200);
    assertThat(client("PUT", "/write", bearer(WRITER)).statusCode()).isEqualTo(200);
    assertThat(client("GET", "/nowhere", bearer(WRITER)).statusCode()).isEqualTo(404);

    for (HttpResponse<String> refused :
        List.of(client("PUT", "/write", bearer(READER)), client("GET", "/read", bearer(WRITER)))) {
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
          .contains("insufficient_scope");
    }
  }

  @Test
  void theWordBearerMayBeWrittenInAnyCase() throws Exception {
    assertThat(client("GET", "/read", "Authorization", "bEARER " + READER).statusCode())
        .isEqualTo(200);
  }

  @Test
  void supervisorsNeedNoToken() throws Exception {
    assertThat(client("GET", "/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenDoesNotOpenWhatIsBetweenInstances() throws Exception {
    HttpResponse<String> answer =
        client("GET", "/_internal/x", "Authorization", "Bearer " + READER, "Latebind-Hop", "1");
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void aCertificateOfTheTrustStoreIsAnInstanceAndMayDoEverything() throws Exception {
    for (String path : List.of("/read", "/metrics", "/_internal/x")) {
      assertThat(send(listener.port(), instance, "GET", path).statusCode()).isEqualTo(200);
    }
    assertThat(send(listener.port(), instance, "PUT", "/write").statusCode()).isEqualTo(200);
  }

  @Test
  void theHeaderOfInstancesIsBelievedOfNobodyElse() throws Exception {
    String[] asClient = {"Authorization", "Bearer " + READER, "Latebind-Hop", "1"};
    assertThat(client("GET", "/read", asClient).body()).isEqualTo("{\"hop\":false}");
    assertThat(send(listener.port(), instance, "GET", "/read", "Latebind-Hop", "1").body())
        .isEqualTo("{\"hop\":true}");
  }

  @Test
  void aCertificateOfAnotherAuthorityIsNotLetIn() {
    assertThatThrownBy(() -> send(listener.port(), stranger, "GET", "/health/live"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void olderThanTls12IsNotAgreedOn() throws Exception {
    assertThat(TlsContext.parameters().getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    SSLParameters old = new SSLParameters();
    old.setProtocols(new String[] {"TLSv1.1"});
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(authority.client()).sslParameters(old).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + listener.port() + "/read"))
              .build();
      assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.discarding()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void plainHttpIsNotAnsweredWhereTlsIsSpoken() throws IOException {
    try (RawClient plain = new RawClient(listener.port())) {
      plain.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThatThrownBy(plain::receive).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anInstanceIsCalledWithTlsOnBothSides() throws Exception {
    try (HttpPeers peers = new HttpPeers(instance)) {
      Response answer = get(peers, listener.port());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(Json.decodeObject(answer.body()).get("hop").asBoolean()).isTrue();
    }
  }

  private static Response get(HttpPeers peers, int port) throws IOException, InterruptedException {
    return peers.get(new HostInfo("127.0.0.1", port), "/_internal/x", Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({
    "elsewhere, dns:latebind-7, 2",
    "expired, ip:127.0.0.1, 1",
  })
  void anInstanceWhoseCertificateIsNotForItsAddressAndTodayIsNotCalled(
      String name, String names, String days) throws Exception {
    String[] when =
        name.equals("expired")
            ? new String[] {"-startdate", "-3d", "-validity", days}
            : new String[] {"-validity", days};
    TlsSettings.Store keys = authority.issue(name, names, when);
    SSLContext unfit = TlsContext.read(new TlsSettings(keys, authority.trust()));
    try (HttpListener there = listen(unfit, new Access(true, tokens));
        HttpPeers peers = new HttpPeers(instance)) {
      assertThatThrownBy(() -> get(peers, there.port())).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void anInstanceOfAnotherAuthorityIsNotCalled() throws Exception {
    try (HttpListener there = listen(stranger, new Access(true, tokens));
        HttpPeers peers = new HttpPeers(instance)) {
      assertThatThrownBy(() -> get(peers, there.port())).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void withoutTlsOnlyInstancesOnThisMachineAreCalled() {
    try (HttpPeers peers = new HttpPeers(null)) {
      assertThatThrownBy(
              () -> peers.get(new HostInfo("192.0.2.7", 80), "/x", Duration.ofSeconds(5)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("latebind.http.tls.keystore.location");
    }
  }

  @Test
  void whereTokensAreAskedForWithoutTlsTheHeaderOfInstancesDoesNotStandInForOne()
      throws IOException {
    try (HttpListener plain = listen(null, new Access(false, tokens));
        RawClient client = new RawClient(plain.port())) {
      for (String path : List.of("/read", "/_internal/x")) {
        client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nLatebind-Hop: 1\r\n\r\n");
        assertThat(client.receive().status()).isEqualTo(401);
      }
      client.send(
          "GET /read HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + READER + "\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(200);
    }
  }

  @Test
  void onLoopbackWithoutTokensEverybodyMayDoEverything() throws IOException {
    try (HttpListener plain = listen(null, Access.open());
        RawClient client = new RawClient(plain.port())) {
      assertThat(client.get("/read").body()).isEqualTo("{\"hop\":false}");
      assertThat(client.request("PUT", "/write", "").status()).isEqualTo(200);
      assertThat(client.get("/_internal/x").status()).isEqualTo(404);
      client.send("GET /_internal/x HTTP/1.1\r\nHost: localhost\r\nLatebind-Hop: 1\r\n\r\n");
      assertThat(client.receive().body()).isEqualTo("{\"hop\":true}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:3000, 200",
    "http://127.0.0.1:8080, 200",
    "http://[::1]:8080, 200",
    "https://example.org, 403",
    "http://localhost.example.org, 403",
    "http://127.0.0.1.example.org, 403",
    "null, 403",
    "'http://%', 403"
  })
  void onLoopbackAPageOfAnotherMachineIsNotLetIn(String origin, int status) throws IOException {
    try (HttpListener plain = listen(null, Access.open());
        RawClient client = new RawClient(plain.port())) {
      String headers = " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n\r\n";
      client.send("PUT /write" + headers);
      assertThat(client.receive().status()).isEqualTo(status);
      client.send("GET /read" + headers);
      assertThat(client.receive().status()).isEqualTo(status);
      client.send("GET /health/live" + headers);
      assertThat(client.receive().status()).isEqualTo(200);
    }
  }

  @Test
  void aBodyOfWhoMayNotComeInIsNotWaitedFor() throws IOException {
    try (HttpListener plain = listen(null, new Access(false, tokens));
        RawClient client = new RawClient(plain.port())) {
      client.send("PUT /write HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000000\r\n\r\n");
      client.sendWhileTaken("x".repeat(200_000));
      assertThat(client.receive().status()).isEqualTo(401);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aStoreThatCannotBeReadIsNamedWithoutItsPassword() throws IOException {
    TlsSettings.Store wrong =
        new TlsSettings.Store(
            "PKCS12",
            authority.issue("two", "ip:127.0.0.1").file(),
            new Password("wrong-secret-42"));
    assertThatThrownBy(() -> TlsContext.read(new TlsSettings(wrong, authority.trust())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two.p12")
        .hasMessageContaining("latebind.http.tls.keystore")
        .hasMessageNotContaining("wrong-secret-42");
  }
}
