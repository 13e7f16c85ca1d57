package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.definition.yaml.Definitions;
import io.latebind.document.Json;
import io.latebind.http.access.Access;
import io.latebind.http.encoding.ContentCoding;
import io.latebind.http.exchange.Bodies;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.listener.Admission;
import io.latebind.http.listener.Dispatcher;
import io.latebind.http.listener.HttpListener;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;
import io.latebind.http.search.SearchEndpoint;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.query.SearchLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are packed, in both directions. */
@Timeout(60)
class EncodedBodiesTest {
  private static final int MAX_BYTES = 100_000;
  private static final String WORDS = "the same words again and again; ".repeat(200);

  private final HttpListener listener =
      HttpListener.start(
          HttpSettings.DEFAULT,
          null,
          new Dispatcher(
                  List.of(
                      Endpoint.write("PUT", "/echo", EncodedBodiesTest::echo),
                      Endpoint.write("PUT", "/ignore", request -> told("ignored")),
                      Endpoint.read("GET", "/large", request -> told(WORDS)),
                      Endpoint.read("GET", "/dense", request -> dense()),
                      Endpoint.read("GET", "/small", request -> told("few")),
                      Endpoint.read("GET", "/binary", request -> binary())),
                  Access.open(),
                  new Admission(8, 8, 8),
                  (route, status, took) -> {})
              ::dispatch);

  @AfterEach
  void close() {
    listener.close();
  }

  private static Response told(String text) {
    return Response.json(200, Json.object().put("text", text));
  }

  private static Response binary() {
    return new Response(200, "application/octet-stream", Map.of(), new byte[10_000]);
  }

  /** Said to be text, and none that gzip makes smaller. */
  private static Response dense() {
    byte[] bytes = new byte[10_000];
    new Random(7).nextBytes(bytes);
    return new Response(200, "text/plain", Map.of(), bytes);
  }

  private static Response echo(RoutedRequest request) {
    byte[] body = Bodies.document(request.body(), MAX_BYTES);
    return told(new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private RawClient.Answer put(String path, String coding, byte[] body) throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      client.send(
          "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(path, coding, body.length));
      client.send(body);
      return client.receive();
    }
  }

  private static String detail(RawClient.Answer answer) {
    return answer.json().get("detail").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "identity, gzip", "gzip,"})
  void aPackedBodyIsUnpacked(String coding) throws IOException {
    RawClient.Answer answer = put("/echo", coding, gzip("hello".getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("text").asText()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "", "identity,identity"})
  void aBodyThatIsSaidToBePackedNoWayIsReadAsItIs(String coding) throws IOException {
    RawClient.Answer answer = put("/echo", coding, "hello".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.json().get("text").asText()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"br", "deflate", "compress", "zstd", "gzip, gzip", "br, gzip", "gzip;q=1"})
  void aCodingThatIsNotKnownIsRefusedWithThoseThatAre(String coding) throws IOException {
    RawClient.Answer answer = put("/echo", coding, new byte[] {1, 2, 3});
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("accept-encoding")).isEqualTo("gzip, identity");
    assertThat(answer.header("content-type")).isEqualTo(Problem.MEDIA_TYPE);
    assertThat(detail(answer)).contains("gzip");
  }

  @Test
  void aPackedBodyInChunksIsUnpackedAndTheConnectionGoesOn() throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      for (int i = 0; i < 3; i++) {
        byte[] packed = gzip(("hello " + i).getBytes(StandardCharsets.UTF_8));
        client.send(
            "PUT /echo HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n");
        for (byte b : packed) {
          client.send("1\r\n");
          client.send(new byte[] {b, '\r', '\n'});
        }
        client.send("0\r\n\r\n");
        assertThat(client.receive().json().get("text").asText()).isEqualTo("hello " + i);
      }
    }
  }

  @Test
  void damagedAndCutBodiesAreRefused() throws IOException {
    byte[] packed = gzip(WORDS.getBytes(StandardCharsets.UTF_8));
    byte[] damaged = packed.clone();
    damaged[packed.length / 2] = (byte) ~damaged[packed.length / 2];
    for (byte[] body :
        List.of(
            Arrays.copyOf(packed, packed.length - 9),
            damaged,
            "{}".getBytes(StandardCharsets.UTF_8))) {
      RawClient.Answer answer = put("/echo", "gzip", body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(detail(answer)).contains("gzip").doesNotContain("Exception");
    }
  }

  @Test
  void aBombIsTooLargeAndTheNextRequestIsAnswered() throws IOException {
    byte[] bomb = gzip(new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(MAX_BYTES);
    RawClient.Answer answer = put("/echo", "gzip", bomb);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(put("/echo", "gzip", gzip(new byte[10])).status()).isEqualTo(200);
  }

  /** A body that counts what is unpacked of it. */
  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(byte[] packed) {
      super(ContentCoding.decode(new ByteArrayInputStream(packed), List.of("gzip")));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      bytes += Math.max(0, count);
      return count;
    }
  }

  @Test
  void ofABombNoMoreIsUnpackedThanShowsThatItIsOne() throws IOException {
    byte[] bomb = gzip(new byte[16 << 20]);
    Counted document = new Counted(bomb);
    assertThatThrownBy(() -> Bodies.document(document, MAX_BYTES))
        .isInstanceOf(ProblemException.class);
    assertThat(document.bytes).isBetween((long) MAX_BYTES, MAX_BYTES + 64L);

    Indexes indexes =
        new Indexes(
            Definitions.read("a.yaml", "name: a\nfrom: \"{n}\"\nfields:\n  v: long\n"), Map.of());
    SearchEndpoint endpoint = new SearchEndpoint(indexes, SearchLimits.DEFAULT, null);
    Counted search = new Counted(bomb);
    RoutedRequest request =
        new RoutedRequest(Map.of("name", "a"), null, false, search, Cancellation::new);
    assertThatThrownBy(() -> endpoint.post(request)).isInstanceOf(ProblemException.class);
    int most = SearchLimits.DEFAULT.bodyBytes();
    assertThat(search.bytes).isBetween((long) most, most + 64L);
  }

  @Test
  void theLimitIsThatOfBodiesThatAreNotPacked() throws IOException {
    byte[] most = "x".repeat(MAX_BYTES).getBytes(StandardCharsets.UTF_8);
    byte[] more = "x".repeat(MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8);
    for (String coding : List.of("gzip", "identity")) {
      boolean packed = coding.equals("gzip");
      assertThat(put("/echo", coding, packed ? gzip(most) : most).status()).isEqualTo(200);
      assertThat(put("/echo", coding, packed ? gzip(more) : more).status()).isEqualTo(413);
    }
  }

  @Test
  void aBodyThatNobodyReadsNeedsNoCodingThatIsKnown() throws IOException {
    assertThat(put("/ignore", "br", new byte[] {1, 2}).status()).isEqualTo(200);
  }

  private RawClient.Answer get(RawClient client, String method, String path, String accept)
      throws IOException {
    client.send(
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: %s\r\n\r\n"
            .formatted(method, path, accept));
    return method.equals("HEAD") ? client.receiveHead() : client.receive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/large | gzip | true",
        "/large | br, gzip;q=0.2 | true",
        "/large | * | true",
        "/large | gzip;q=0 | false",
        "/large | identity | false",
        "/large | br | false",
        "/small | gzip | false",
        "/small | gzip, identity;q=0 | true",
        "/binary | gzip | false",
        "/dense | gzip | false",
        "/dense | gzip, identity;q=0 | true",
        "/nowhere | gzip | false"
      })
  void answersArePackedWhereItIsAskedForAndPays(String path, String accept, boolean packed)
      throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      RawClient.Answer plain = client.get(path);
      RawClient.Answer answer = get(client, "GET", path, accept);
      RawClient.Answer head = get(client, "HEAD", path, accept);

      assertThat(answer.header("content-encoding")).isEqualTo(packed ? "gzip" : "");
      byte[] content = packed ? unpacked(answer.bytes()) : answer.bytes();
      assertThat(content).isEqualTo(plain.bytes());
      assertThat(answer.header("transfer-encoding")).isEmpty();
      assertThat(head.status()).isEqualTo(answer.status());
      assertThat(withoutDate(head)).isEqualTo(withoutDate(answer));
      String vary = List.of("/large", "/dense").contains(path) ? "Accept-Encoding" : "";
      assertThat(plain.header("vary")).isEqualTo(vary);
      assertThat(answer.header("vary")).isEqualTo(vary);
    }
  }

  private static Map<String, String> withoutDate(RawClient.Answer answer) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.remove("date");
    return headers;
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
  }
}
