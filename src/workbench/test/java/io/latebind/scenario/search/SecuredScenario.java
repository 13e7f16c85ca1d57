package io.latebind.scenario.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.app.Node;
import io.latebind.broker.EmbeddedBroker;
import io.latebind.document.Json;
import io.latebind.scenario.TestIndexes;
import io.latebind.settings.Configuration;
import io.latebind.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances that listen on all interfaces, with the certificates and the token that {@code
 * docker/secrets.sh} makes, and clients that have all, some or none of it.
 */
@Timeout(180)
class SecuredScenario {
  private static final int DOCUMENTS = 60;
  private static final String READER = "reader-0123456789abcdef-0123";
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Node one;
  private static Node two;
  private static HttpClient client;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    Path secrets = folder.resolve("secrets");
    makeSecrets(secrets);
    token = Files.readString(secrets.resolve("token"));
    Files.writeString(
        secrets.resolve("tokens"),
        "reader read sha256:" + sha256(READER) + "\n",
        StandardOpenOption.APPEND);
    client = HttpClient.newBuilder().sslContext(trusting(secrets)).build();
    broker = EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(folder.resolve("broker")));
    one = start("one", secrets);
    two = start("two", secrets);
  }

  private static void makeSecrets(Path into) throws Exception {
    Path project = Path.of(System.getProperty("project.basedir", "."));
    ProcessBuilder script =
        new ProcessBuilder(
            project.resolve("docker/secrets.sh").toString(), into.toString(), "one", "two");
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process running = script.redirectErrorStream(true).start();
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor()).as(said).isZero();
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static SSLContext trusting(Path secrets) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(secrets.resolve("authority.pem"))) {
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Node start(String name, Path secrets) {
    return Node.start(
        new Settings(
            new Settings.Cluster.External(broker.bootstrapServer()),
            folder.resolve(name),
            "0.0.0.0",
            0,
            null,
            OptionalInt.empty(),
            Configuration.read(secrets.resolve(name + ".properties"))),
        List.of(TestIndexes.hops()));
  }

  @AfterAll
  static void stop() {
    client.close();
    two.close();
    one.close();
    broker.close();
  }

  private static HttpResponse<String> send(
      Node node, String method, String path, @Nullable String with, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node.url() + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (with != null) {
      request.header("Authorization", "Bearer " + with);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(Node node, String path, @Nullable String with)
      throws IOException, InterruptedException {
    return send(node, "GET", path, with, "");
  }

  @Test
  void documentsAreWrittenAndFoundThroughBothAndPassedOnBetweenThem() throws Exception {
    for (int i = 0; i < DOCUMENTS; i++) {
      Node node = i % 2 == 0 ? one : two;
      put(node, "r/" + i, "{\"v\":" + i + ",\"ref\":\"t/" + i + "\"}");
      put(i % 2 == 0 ? two : one, "t/" + i, "{\"name\":\"n" + i + "\"}");
    }
    for (Node node : List.of(one, two)) {
      awaitSearchable(node);
      for (int i = 0; i < DOCUMENTS; i++) {
        HttpResponse<String> document = get(node, "/documents/r/" + i, READER);
        assertThat(document.statusCode()).as(document.body()).isEqualTo(200);
        assertThat(json(get(node, "/indexes/hops/entries/r/" + i, READER)).path("name").asText())
            .isEqualTo("n" + i);
      }
      assertThat(awaitComplete(node).at("/total/value").asInt()).isEqualTo(DOCUMENTS);
    }
    assertThat(ownedBy(one)).as("both own something").isBetween(1, 5);
  }

  private static void put(Node node, String id, String json) throws Exception {
    HttpResponse<String> answer = send(node, "PUT", "/documents/" + id, token, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static int ownedBy(Node node) {
    return node.indexer().owned().size();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.decode(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void awaitSearchable(Node node) throws Exception {
    long end = System.nanoTime() + DEADLINE.toNanos();
    HttpResponse<String> answer = get(node, "/indexes/hops", token);
    while (answer.statusCode() != 200 || !isSearchable(json(answer))) {
      assertThat(System.nanoTime()).as("last it said %s", answer.body()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      answer = get(node, "/indexes/hops", token);
    }
  }

  /** The first answer that is complete: partitions may move between two questions. */
  private static JsonNode awaitComplete(Node node) throws Exception {
    long end = System.nanoTime() + DEADLINE.toNanos();
    JsonNode found = json(get(node, "/indexes/hops/search?q=*:*&limit=5", READER));
    while (!found.path("complete").asBoolean()) {
      assertThat(System.nanoTime()).as("last it said %s", found).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      found = json(get(node, "/indexes/hops/search?q=*:*&limit=5", READER));
    }
    return found;
  }

  private static boolean isSearchable(JsonNode status) {
    return status.path("complete").asBoolean()
        && status.path("awaiting").asLong(-1) == 0
        && status.path("lag").asLong(-1) == 0
        && status.path("searchLag").asLong(-1) == 0
        && status.path("entries").asLong() == DOCUMENTS;
  }

  @Test
  void whoHasNoTokenGetsNothingButHealth() throws Exception {
    for (Node node : List.of(one, two)) {
      for (String path :
          List.of("/indexes", "/documents/r/1", "/indexes/hops/search?q=a", "/metrics", "/x")) {
        assertThat(get(node, path, null).statusCode()).as(path).isEqualTo(401);
      }
      assertThat(send(node, "PUT", "/documents/x", null, "{}").statusCode()).isEqualTo(401);
      assertThat(send(node, "POST", "/documents/_bulk", "wrong", "").statusCode()).isEqualTo(401);
      assertThat(get(node, "/health/live", null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoMayReadDoesNotWrite() throws Exception {
    String line = "{\"id\":\"x\",\"document\":{}}";
    for (Node node : List.of(one, two)) {
      assertThat(get(node, "/metrics", READER).statusCode()).isEqualTo(200);
      assertThat(send(node, "PUT", "/documents/x", READER, "{}").statusCode()).isEqualTo(403);
      assertThat(send(node, "DELETE", "/documents/x", READER, "").statusCode()).isEqualTo(403);
      assertThat(send(node, "POST", "/documents/_bulk", READER, line).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aTokenDoesNotOpenWhatIsBetweenInstances() throws Exception {
    for (Node node : List.of(one, two)) {
      for (String path : List.of("/_internal/partitions", "/_internal/search/positions")) {
        assertThat(get(node, path, token).statusCode()).isEqualTo(404);
        assertThat(get(node, path, null).statusCode()).isEqualTo(401);
      }
      for (String path : List.of("/_internal/search", "/_internal/search/statistics")) {
        assertThat(send(node, "POST", path, token, "{}").statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void whoDoesNotKnowTheAuthorityDoesNotTrustIt() {
    try (HttpClient other = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(one.url() + "/health/live")).build();
      assertThatThrownBy(() -> other.send(request, HttpResponse.BodyHandlers.discarding()))
          .isInstanceOf(IOException.class);
    }
  }
}
