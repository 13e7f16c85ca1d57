package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.broker.EmbeddedBroker;
import io.latebind.document.Json;
import io.latebind.http.exchange.PercentEncoding;
import io.latebind.http.listener.HttpSettings;
import io.latebind.streams.MessageSizes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Two instances as their clients meet them: whichever one asks, the answer is the same. */
@Timeout(180)
class HttpScenario {
  private static final List<PairIndex> INDEXES =
      List.of(new PairIndex("pairs", false), new PairIndex("lines", true));
  private static final HttpSettings SETTINGS =
      HttpSettings.DEFAULT.withBulk(
          new HttpSettings.Bulk(
              4 * 1024 * 1024, 2_000, 2, Duration.ofSeconds(5), Duration.ofSeconds(30)));

  /** Used by the parameterised test. */
  static final List<String> WILD_IDS =
      List.of(
          "a//b",
          "..",
          "../../etc",
          "./",
          "/leading",
          "_bulk",
          "text/9$emails/1",
          "a#0",
          "a?b&c",
          "a;b=c",
          "100%",
          "%2F",
          "[x]{y}|\\^`\"<>",
          "a+b c",
          "日本語/Übung/🦊",
          "line\nbreak\u0000",
          "x".repeat(1024));

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static HttpInstance one;
  private static HttpInstance two;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(EmbeddedBroker.Options.temporary());
    HttpInstance.Installation installation = new HttpInstance.Installation(broker, "", INDEXES);
    installation.createTopics();
    one = installation.start("one", folder.resolve("one"), SETTINGS);
    two = installation.start("two", folder.resolve("two"), SETTINGS);
    one.awaitRest();
    two.awaitRest();
  }

  @AfterAll
  static void stop() {
    Stream.of(two, one, broker).forEach(HttpScenario::close);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @FieldSource("WILD_IDS")
  void documentComesBackAsItWentInWhoeverIsAsked(String id) throws Exception {
    String document = "{ \"n\": 1.50,\"big\":12345678901234567890123, \"ü\":[ ] }";
    RawClient.Answer accepted = one.put(id, document);
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    assertThat(accepted.json().get("id").asText()).isEqualTo(id);

    one.awaitRest();
    for (HttpInstance instance : List.of(one, two)) {
      RawClient.Answer found = instance.document(id);
      assertThat(found.status()).as(found.body()).isEqualTo(200);
      assertThat(found.body()).endsWith(",\"document\":" + document + "}");
      ObjectNode rest = found.json();
      rest.remove("document");
      assertThat(rest).isEqualTo(accepted.json());
      assertThat(instance.entry("pairs", id).json().get("_id").asText()).isEqualTo(id);
    }

    String path = "/documents/" + PercentEncoding.encode(id);
    assertThat(two.request("DELETE", path, "").status()).isEqualTo(202);
    two.awaitRest();
    assertThat(one.document(id).status()).isEqualTo(404);
    assertThat(two.entry("pairs", id).status()).isEqualTo(404);
  }

  @Test
  void atRestEveryEntryHasWhatItLoads() throws Exception {
    for (int i = 0; i < 30; i++) {
      HttpInstance here = i % 2 == 0 ? one : two;
      HttpInstance there = i % 2 == 0 ? two : one;
      here.put("rest/" + i, "{\"loads\":[\"foreign/" + i + "\"]}");
      there.put("foreign/" + i, "{\"n\":" + i + "}");
      here.awaitRest();
      ObjectNode entry = there.entry("pairs", "rest/" + i).json();
      assertThat(entry.path("loaded").path("n").asInt(-1)).as(entry.toString()).isEqualTo(i);
    }
  }

  @Test
  void bulkWritesManyAndInOrder() throws Exception {
    String lines =
        """
        {"id":"bulk/1","document":{"loads":["foreign/b1","foreign/b2"]}}

        {"document" : { "v": 1 } , "id":"foreign/b1"}
        {"id":"foreign/b2","document":{"v":1}}
        {"id":"foreign/b2","document":{"v":2.50}}
        {"id":"bulk/gone","document":{}}
        {"id":"bulk/gone","document":null}\
        """;
    RawClient.Answer answer = one.request("POST", "/documents/_bulk", lines);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"accepted\":6}");

    two.awaitRest();
    assertThat(two.document("foreign/b1").body()).endsWith(",\"document\":{ \"v\": 1 }}");
    assertThat(two.document("bulk/gone").status()).isEqualTo(404);
    for (HttpInstance instance : List.of(one, two)) {
      assertThat(instance.entry("lines", "bulk/1#1").body()).contains("\"loaded\":{\"v\":2.50}");
    }
    assertThat(one.entry("lines", "bulk/1").json().get("detail").asText()).contains("%230");
    assertThat(one.entry("lines", "bulk/1#2").json().get("detail").asText()).contains("made 2");
  }

  @Test
  void bulkWithABadLineWritesNothing() throws Exception {
    String lines =
        """
        {"id":"nothing/1","document":{}}
        {"id":"nothing/2","doc":{}}
        """;
    long before = offset();
    RawClient.Answer answer = one.request("POST", "/documents/_bulk", lines);
    assertProblem(answer, 400);
    assertThat(answer.json().get("line").asInt()).isEqualTo(2);
    assertThat(offset()).isEqualTo(before + 1);
    assertThat(one.document("nothing/1").status()).isEqualTo(404);
  }

  /** The mark is no part of a document: neither the topic nor who reads it ever sees it. */
  @Test
  void byteOrderMarkInFrontOfABodyIsPassedOver() throws Exception {
    assertThat(one.put("marked/1", "\uFEFF{ \"a\":1}").status()).isEqualTo(202);
    String lines =
        "\uFEFF{\"id\":\"marked/2\",\"document\":{ \"a\":2}}\n"
            + "\uFEFF{\"id\":\"marked/3\",\"document\":{ \"a\":3}}\n";
    RawClient.Answer answer = one.request("POST", "/documents/_bulk", lines);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    one.awaitRest();
    for (int i = 1; i <= 3; i++) {
      assertThat(two.document("marked/" + i).body()).endsWith(",\"document\":{ \"a\":" + i + "}}");
    }
  }

  @Test
  void bodyInAnotherCharacterSetIsRefusedWithAdvice() throws Exception {
    for (String request : List.of("PUT /documents/charset", "POST /documents/_bulk")) {
      try (RawClient client = new RawClient(one.port())) {
        String body = "{}";
        client.send(
            request
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                + "Content-Type: application/json; charset=utf-16\r\n\r\n"
                + body);
        RawClient.Answer answer = client.receive();
        assertProblem(answer, 415);
        assertThat(answer.json().get("detail").asText()).contains("in utf-16. Send it in UTF-8");
        assertThat(client.get("/indexes/pairs").status()).isEqualTo(200);
      }
    }
    assertThat(one.request("PUT", "/documents/x", "{\u0000}\u0000").json().get("detail").asText())
        .contains("it is UTF-16; send it as UTF-8");
  }

  /** The next offset of one partition. */
  private static long offset() throws IOException {
    return one.put("probe", "{}").json().get("offset").asLong();
  }

  @Test
  void concurrentBulksAllHappenOrAreToldToComeBack() throws Exception {
    List<Future<Integer>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        String lines = ("{\"id\":\"many/" + i + "\",\"document\":{}}\n").repeat(100);
        HttpInstance instance = i % 2 == 0 ? one : two;
        answers.add(
            threads.submit(() -> instance.request("POST", "/documents/_bulk", lines).status()));
      }
    }
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isIn(202, 503);
    }
    assertThat(answers.stream().filter(a -> a.resultNow() == 202)).isNotEmpty();
  }

  @Test
  void tooLargeIsRefused() throws Exception {
    String large = "{\"x\":\"" + "y".repeat(1024 * 1024) + "\"}";
    assertProblem(one.put("large", large), 413);
    assertProblem(
        one.request("POST", "/documents/_bulk", "{\"id\":\"large\",\"document\":" + large + "}"),
        413);
    String line = "{\"id\":\"small\",\"document\":{}}\n";
    assertProblem(one.request("POST", "/documents/_bulk", line.repeat(2_001)), 413);
    assertProblem(one.request("POST", "/documents/_bulk", " ".repeat(5 << 20)), 413);
    assertThat(two.document("small").status()).isEqualTo(404);
  }

  /** It is within the limit of documents, and not within the topic's, and nothing compresses it. */
  @Test
  void whatKafkaRefusesIsWrittenInNoPart() throws Exception {
    takeAtMost(500_000);
    byte[] random = new byte[786_420];
    new Random(7).nextBytes(random);
    String large = "{\"x\":\"" + Base64.getEncoder().encodeToString(random) + "\"}";
    assertProblem(one.put("incompressible", large), 413);

    String lines =
        "{\"id\":\"abort/1\",\"document\":{}}\n"
            + ("{\"id\":\"incompressible\",\"document\":" + large + "}");
    RawClient.Answer aborted = one.request("POST", "/documents/_bulk", lines);
    assertProblem(aborted, 413);
    assertThat(aborted.json().get("detail").asText()).contains("Nothing was written");

    takeAtMost(MessageSizes.MAX_MESSAGE_BYTES);
    String line = "{\"id\":\"abort/2\",\"document\":{}}";
    assertThat(one.request("POST", "/documents/_bulk", line).status()).isEqualTo(202);
    one.awaitRest();
    assertThat(one.document("abort/1").status()).isEqualTo(404);
    assertThat(one.document("abort/2").status()).isEqualTo(200);
  }

  /** Somebody has set the topic to less, or more, than the settings say. */
  private static void takeAtMost(int bytes) throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServer());
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "documents");
    ConfigEntry entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
    try (Admin admin = Admin.create(client)) {
      admin
          .incrementalAlterConfigs(
              Map.of(topic, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
          .all()
          .get();
      HttpInstance.await(() -> isSet(admin, topic, bytes));
    }
  }

  private static boolean isSet(Admin admin, ConfigResource topic, int bytes) {
    try {
      var configs = admin.describeConfigs(List.of(topic)).all().get();
      ConfigEntry entry = Objects.requireNonNull(configs.get(topic)).get("max.message.bytes");
      return Integer.toString(bytes).equals(entry.value());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void mistakesAreExplained() throws Exception {
    assertProblem(one.put("x", "{"), 400);
    assertProblem(one.put("x", ""), 400);
    assertProblem(one.put("x", "[1]"), 400);
    assertProblem(one.put("x", "{} {}"), 400);
    assertProblem(one.put("y".repeat(1025), "{}"), 400);
    assertProblem(one.request("PUT", "/documents/%zz", "{}"), 400);
    assertProblem(one.request("PUT", "/documents/a?b", "{}"), 400);
    assertProblem(one.request("PATCH", "/documents/a", "{}"), 405);
    assertProblem(one.get("/indexes/nope"), 404);
    assertProblem(one.get("/nope"), 404);
    assertProblem(one.get("/_internal/partitions"), 404);
    assertThat(one.get("/indexes/nope").json().get("detail").asText()).contains("lines, pairs");
    one.put("foreign/only", "{}");
    one.awaitRest();
    assertThat(two.entry("pairs", "foreign/only").json().get("detail").asText())
        .contains("does not cover");
    assertThat(two.entry("pairs", "never").json().get("detail").asText())
        .contains("no such document");
  }

  private static void assertProblem(RawClient.Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    assertThat(answer.json().get("title").asText()).isNotBlank();
    assertThat(answer.json().get("detail").asText()).isNotBlank();
  }

  @Test
  void statusHealthAndMetricsAreThere() throws Exception {
    one.awaitRest();
    ObjectNode status = two.get("/indexes/pairs").json();
    assertThat(status.get("state").asText()).isEqualTo("ready");
    assertThat(status.get("complete").asBoolean()).isTrue();
    assertThat(status.get("searchLag").isNull()).isTrue();
    assertThat(status.get("partitions")).hasToString("{\"total\":6,\"answered\":6}");
    assertThat(status.get("definition")).hasToString("{\"from\":\"everything\"}");
    assertThat(one.get("/health/live").status()).isEqualTo(200);
    assertThat(one.get("/health/ready").status()).isEqualTo(200);
    assertThat(one.get("/metrics").body())
        .contains("latebind_indexer_processed_total")
        .contains("kind=\"subscribe\"")
        .contains("latebind_http_requests_seconds_count{route=\"GET /indexes\",status=\"200\"}")
        .contains("jvm_memory_used_bytes")
        .contains("kafka_stream_");
  }

  @Test
  void whenAnInstanceGoesTheOtherAnswersForAll() throws Exception {
    HttpInstance.Installation installation =
        new HttpInstance.Installation(broker, "moving-", INDEXES);
    installation.createTopics();
    try (HttpInstance stays = installation.start("stays", folder.resolve("stays"), SETTINGS)) {
      try (HttpInstance goes = installation.start("goes", folder.resolve("goes"), SETTINGS)) {
        stays.awaitRest();
        goes.awaitRest();
        for (int i = 0; i < 50; i++) {
          goes.put("doc/" + i, "{\"loads\":[\"foreign/" + i + "\"]}");
        }
        goes.awaitRest();
      }
      for (int i = 0; i < 50; i++) {
        String id = "doc/" + i;
        HttpInstance.await(() -> answers(stays, id));
        assertThat(stays.entry("pairs", id).status()).isEqualTo(200);
      }
      stays.awaitRest();
      ObjectNode status = Json.decodeObject(bytes(stays.get("/indexes/pairs").body()));
      assertThat(status.get("state").asText()).isEqualTo("ready");
      assertThat(status.get("entries").asInt()).isEqualTo(50);
      assertThat(status.get("missing").asInt()).isEqualTo(50);
    }
  }

  /** Until the partition has moved, the answer is to come back, and never a wrong one. */
  private static boolean answers(HttpInstance instance, String id) throws IOException {
    RawClient.Answer answer = instance.document(id);
    if (answer.status() == 503) {
      assertProblem(answer, 503);
      assertThat(answer.header("retry-after")).isEqualTo("1");
      return false;
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return true;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
