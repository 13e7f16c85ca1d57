package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.yaml.Definitions;
import io.latebind.definition.yaml.YamlIndex;
import io.latebind.http.response.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over HTTP, on two instances that share three partitions of Latebind's stores. */
@Timeout(120)
class SearchHttpTest {
  private static final YamlIndex ORDERS =
      Definitions.read(
              "orders.yaml",
              """
              name: orders
              from: orders/{n}
              fields:
                customer: keyword
                note: text
                total: long
                paid: boolean
                look: { type: vector, dimensions: 2, similarity: euclidean }
              """)
          .getFirst();
  private static final String PATH = "/indexes/orders/search";
  private static final List<String> WORDS = List.of("late", "early", "bind", "kafka", "order");

  @TempDir static Path folder;
  private static LuceneSearchers stores;
  private static LuceneSearchers whole;
  private static SearchInstance one;
  private static SearchInstance two;
  private static SearchInstance alone;

  @BeforeAll
  static void start() {
    stores = new LuceneSearchers(ORDERS, folder.resolve("stores"), 3);
    whole = new LuceneSearchers(ORDERS, folder.resolve("whole"), 1);
    one = new SearchInstance(ORDERS, stores);
    two = new SearchInstance(ORDERS, stores);
    alone = new SearchInstance(ORDERS, whole);
    stores.own(0, one.host());
    stores.own(1, two.host());
    stores.own(2, two.host());
    whole.own(0, alone.host());
    for (int i = 0; i < 60; i++) {
      stores.put(i % 7 % 3, "orders/" + i, entry(i));
      whole.put(0, "orders/" + i, entry(i));
    }
    stores.refresh();
    whole.refresh();
  }

  private static String entry(int i) {
    String note =
        IntStream.rangeClosed(0, i % 4)
            .mapToObj(n -> WORDS.get((i + n * n) % 5))
            .collect(Collectors.joining(" "));
    return """
    {"_id":"orders/%d","_index":"orders","customer":"%s","note":"%s","total":%d,"paid":%b,
     "look":[%d,%d]}\
    """
        .formatted(i, "c" + i % 4, note, i / 3, i % 2 == 0, i % 8, i % 5);
  }

  @AfterAll
  static void stop() {
    List.of(one, two, alone).forEach(SearchInstance::close);
    stores.close();
    whole.close();
  }

  /** Used by the parameterised test. */
  static final List<String> SEARCHES =
      List.of(
          "{}",
          "{\"query\":\"note:late\"}",
          "{\"query\":\"note:(late OR kafka) AND NOT customer:c1\",\"highlight\":[\"note\"]}",
          "{\"query\":{\"match\":{\"note\":\"early order\"}},\"limit\":30}",
          "{\"query\":{\"match_phrase\":{\"note\":\"late early\"}},\"facets\":[\"customer\"]}",
          "{\"query\":\"note:bind\",\"filter\":{\"range\":{\"total\":{\"gte\":5}}}}",
          "{\"sort\":\"total:desc,customer\",\"limit\":7,\"offset\":5,\"facets\":\"paid\"}",
          "{\"filter\":{\"term\":{\"paid\":true}},\"sort\":\"customer\",\"limit\":50}",
          "{\"vector\":{\"field\":\"look\",\"values\":[3,2],\"k\":9}}",
          "{\"vector\":{\"field\":\"look\",\"like\":\"orders/9\",\"k\":9},\"facets\":\"customer\"}",
          "{\"query\":\"note:late\",\"vector\":{\"field\":\"look\",\"values\":[3,2],\"k\":9}}",
          "{\"query\":\"note:nowhere\"}");

  @ParameterizedTest
  @FieldSource("SEARCHES")
  void answerIsTheSameWhoeverIsAskedAndHoweverEntriesAreSpread(String search) throws Exception {
    ObjectNode expected = content(alone.post(PATH, search));
    for (SearchInstance instance : List.of(one, two)) {
      assertThat(content(instance.post(PATH, search))).isEqualTo(expected);
    }
  }

  @Test
  void onlyTheFieldsThatAreAskedForAreTold() throws Exception {
    ObjectNode posted =
        content(two.post(PATH, "{\"query\":\"_id:\\\"orders/9\\\"\",\"fields\":[\"total\"]}"));
    assertThat(posted.at("/hits/0/entry")).hasToString("{\"total\":3}");
    ObjectNode got = content(one.get(PATH + "?q=_id:%22orders/9%22&fields=total,customer,none"));
    assertThat(got.at("/hits/0/entry")).hasToString("{\"customer\":\"c1\",\"total\":3}");
  }

  @Test
  void pagesFollowEachOtherFromInstanceToInstance() throws Exception {
    String search = "{\"query\":\"note:late\",\"limit\":4%s}";
    UnaryOperator<String> cursor = text -> ",\"cursor\":\"" + text + "\"";
    int count = 0;
    ObjectNode page = content(one.post(PATH, search.formatted("")));
    int total = page.at("/total/value").asInt();
    while (page.has("cursor")) {
      count += page.get("hits").size();
      SearchInstance next = count % 8 == 0 ? one : two;
      page = content(next.post(PATH, search.formatted(cursor.apply(page.get("cursor").asText()))));
    }
    assertThat(count + page.get("hits").size()).isEqualTo(total).isGreaterThan(12);
  }

  @Test
  void urlSaysTheSameAsABody() throws Exception {
    Map<String, String> same =
        Map.of(
            "?q=note:late&sort=total:desc,_id&limit=3&facets=paid",
            "{\"query\":\"note:late\",\"sort\":\"total:desc,_id\",\"limit\":3,\"facets\":\"paid\"}",
            "?q=total:[3+TO+5]&filter=customer:c%31&highlight=note&refresh=true",
            "{\"query\":\"total:[3 TO 5]\",\"filter\":\"customer:c1\",\"highlight\":\"note\"}",
            "?like=orders%2F9&k=4&candidates=20",
            "{\"vector\":{\"field\":\"look\",\"like\":\"orders/9\",\"k\":4,\"candidates\":20}}",
            "",
            "{}");
    for (Map.Entry<String, String> search : same.entrySet()) {
      assertThat(content(one.get(PATH + search.getKey())))
          .isEqualTo(content(one.post(PATH, search.getValue())));
    }
    assertThat(content(one.post(PATH, ""))).isEqualTo(content(one.get(PATH + "?")));
  }

  @Test
  void positionsAreGatheredFromAllInstances() throws Exception {
    assertThat(one.progress.gather()).isEqualTo(two.progress.gather()).containsOnlyKeys(0, 1, 2);
    assertThat(one.get("/_internal/search/positions").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?q=%zz | hexadecimal",
        "?q=100% | write %25",
        "?q=%FF | UTF-8",
        "?q=a&q=b | stands twice",
        "?query=a | There are q, filter, sort",
        "?q | has no value",
        "?q=a#b | %23",
        "?q=note:( | ends too early",
        "?q=nope:a | no field",
        "?q=customer:*a* | nearly everything",
        "?limit=-1 | limit",
        "?offset=-5 | offset",
        "?limit=ten | whole number",
        "?limit=99999999999999999999 | whole number",
        "?limit=999999999999999999 | limit",
        "?offset=9999&limit=100 | cursor of the answer",
        "?cursor=abc | as it came",
        "?cursor=%00 | as it came",
        "?sort=nope | nope",
        "?sort=look | look",
        "?sort=total:down | asc or desc",
        "?sort=, | comma",
        "?facets=total | total",
        "?q=note:a&highlight=total | total",
        "?k=3 | go with like",
        "?vector=look | go with like",
        "?like=orders/1&vector=note | note",
        "?like=orders/1&vector=nope | nope",
        "?like=orders/1&k=0 | k",
        "?like=orders/1&k=9&candidates=3 | at least k",
        "?like=orders/1&sort=total | nearness",
        "?timeoutMillis=0 | timeoutMillis",
        "?timeoutMillis=99999999 | at most",
        "?refresh=maybe | true or false"
      })
  void malformedUrlIsRefused(String query, String detail) throws IOException {
    refused(one.get(PATH + query), 400, detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "\"note:late\"",
        "{} {}",
        "{\"limit\":1e999999999}",
        "{\"limit\":1.5}",
        "{\"limit\":\"10\"}",
        "{\"limit\":-10}",
        "{\"offset\":-1}",
        "{\"size\":10}",
        "{\"query\":7}",
        "{\"query\":{\"bool\":{\"must\":\"note:a\",\"must\":\"note:b\"}}}",
        "{\"filter\":\"note:a\",\"filter\":\"note:b\"}",
        "{\"query\":{}}",
        "{\"query\":{\"term\":{\"total\":\"many\"}}}",
        "{\"query\":{\"term\":{\"customer\":{\"a\":1}}}}",
        "{\"query\":{\"term\":{\"customer\":\"a\",\"note\":\"b\"}}}",
        "{\"query\":{\"nearly\":{\"customer\":\"a\"}}}",
        "{\"query\":{\"range\":{\"total\":{\"gte\":\"x\"}}}}",
        "{\"query\":{\"wildcard\":{\"customer\":\"*\"}}}",
        "{\"query\":{\"prefix\":{\"total\":\"1\"}}}",
        "{\"query\":{\"match\":{\"look\":\"a\"}}}",
        "{\"query\":{\"boost\":{\"query\":\"note:a\",\"by\":1e39}}}",
        "{\"query\":{\"bool\":{\"should\":\"note:a\",\"minimum_should_match\":2000000000}}}",
        "{\"query\":\"note:late^NaN\"}",
        "{\"query\":\"\\ud800\"}",
        "{\"filter\":[[]]}",
        "{\"sort\":[{\"total\":\"desc\"}]}",
        "{\"facets\":[{\"field\":\"customer\",\"limit\":0}]}",
        "{\"cursor\":7}",
        "{\"cursor\":\"eyJhc2tlZCI6IngifQ\"}",
        "{\"refresh\":1}",
        "{\"timeoutMillis\":-5}",
        "{\"vector\":{\"field\":\"look\"}}",
        "{\"vector\":{\"field\":\"look\",\"values\":[NaN,1]}}",
        "{\"vector\":{\"field\":\"look\",\"values\":[1e40,1]}}",
        "{\"vector\":{\"field\":\"look\",\"values\":[\"NaN\",1]}}",
        "{\"vector\":{\"field\":\"look\",\"values\":[1,2,3]}}",
        "{\"vector\":{\"field\":\"look\",\"values\":[]}}",
        "{\"vector\":{\"field\":\"look\",\"values\":[1,2],\"k\":-1}}",
        "{\"vector\":{\"field\":\"look\",\"values\":[1,2],\"like\":\"orders/1\"}}",
        "{\"vector\":{\"field\":\"customer\",\"values\":[1,2]}}",
        "{\"vector\":{\"field\":\"look\",\"values\":[1,2]},\"cursor\":\"x\"}"
      })
  void malformedBodyIsRefused(String body) throws IOException {
    refused(two.post(PATH, body), 400, "");
  }

  @Test
  void byteOrderMarkInFrontOfABodyIsPassedOver() throws IOException {
    ObjectNode plain = content(two.post(PATH, "{\"query\":\"note:late\"}"));
    assertThat(content(two.post(PATH, "\uFEFF{\"query\":\"note:late\"}"))).isEqualTo(plain);
    assertThat(two.post(PATH, "\uFEFF").status()).isEqualTo(200);
  }

  @Test
  void bodyInAnotherEncodingIsRefusedWithAdvice() throws IOException {
    refused(two.post(PATH, "{\u0000\"\u0000"), 400, "it is UTF-16; send it as UTF-8");
  }

  @Test
  void limitThatIsExceededIsNamed() throws IOException {
    String many = repeated("{\"term\":{\"customer\":\"c\"}}", ",", 10_000);
    limit("clauses", "{\"query\":{\"bool\":{\"should\":[" + many + "]}}}");
    limit(
        "clauses",
        "{\"query\":{\"terms\":{\"customer\":[" + repeated("\"c\"", ",", 10_000) + "]}}}");
    limit("clauses", "{\"query\":\"" + repeated("c", " OR ", 10_000) + "\"}");
    limit("clauses", "{\"query\":{\"ids\":[" + repeated("\"c\"", ",", 10_000) + "]}}");
    limit("depth", nested("{\"bool\":{\"must\":[", "]}}", 100));
    limit("depth", "{\"query\":\"" + "(".repeat(10_000) + "a" + ")".repeat(10_000) + "\"}");
    String stars = "a*".repeat(5_000);
    limit("patternLength", "{\"query\":{\"wildcard\":{\"customer\":\"" + stars + "\"}}}");
    limit("patternLength", "{\"query\":\"customer:" + stars + "\"}");
    limit("window", "{\"limit\":10001}");
    limit("nearest", "{\"vector\":{\"field\":\"look\",\"values\":[1,2],\"k\":10001}}");
    limit("sortKeys", "{\"sort\":[" + repeated("\"total\"", ",", 100) + "]}");
    limit("facets", "{\"facets\":[" + repeated("\"customer\"", ",", 100) + "]}");
    limit("facetValues", "{\"facets\":[{\"field\":\"customer\",\"limit\":1000000}]}");
    limit("maxTimeout", "{\"timeoutMillis\":3600000}");
  }

  private static void limit(String name, String body) throws IOException {
    ObjectNode problem = refused(one.post(PATH, body), 400, "");
    assertThat(problem.path("limit").asText()).as(problem.toString()).isEqualTo(name);
  }

  @Test
  void nestingThatNoParserTakesIsRefused() throws IOException {
    refused(one.post(PATH, nested("{\"bool\":{\"must\":[", "]}}", 20_000)), 400, "");
    refused(one.post(PATH, "{\"query\":" + "[".repeat(500_000)), 400, "");
    refused(one.post(PATH, "{\"limit\":" + "9".repeat(500_000) + "}"), 400, "");
  }

  @Test
  void bodyThatIsTooLargeIsRefused() throws IOException {
    String body = "{\"query\":\"" + "a ".repeat(1 << 20) + "\"}";
    refused(one.post(PATH, body), 413, "1048576");
  }

  @Test
  void whatIsNotThereIsNotFound() throws IOException {
    refused(one.get("/indexes/nope/search?q=a"), 404, "orders");
    refused(one.post("/indexes/nope/search", "{}"), 404, "orders");
    refused(one.get(PATH + "?like=orders/none"), 404, "orders/none");
    refused(one.post(PATH + "?q=a", "{}"), 400, "one of them");
    refused(one.post("/_internal/search", "{}"), 404, "");
    refused(one.get(PATH + "?q=" + "a".repeat(9_000)), 414, "POST");
  }

  @Test
  void aHostThatARequestNamesIsNeverCalled() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        RawClient client = new RawClient(one.port())) {
      String there = "127.0.0.1:" + trap.getLocalPort();
      for (String target : List.of(PATH, "http://" + there + PATH)) {
        client.send(
            "GET "
                + target
                + "?q=note:late HTTP/1.1\r\nHost: "
                + there
                + "\r\nX-Forwarded-Host: "
                + there
                + "\r\nX-Forwarded-For: "
                + there
                + "\r\nForwarded: host="
                + there
                + "\r\nReferer: http://"
                + there
                + "/\r\n\r\n");
        assertThat(client.receive().body()).doesNotContain(there);
      }
      trap.setSoTimeout(200);
      assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  /** … and the next request is served. */
  private static ObjectNode refused(RawClient.Answer answer, int status, String detail)
      throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo(Problem.MEDIA_TYPE);
    ObjectNode problem = answer.json();
    assertThat(problem.get("detail").asText())
        .isNotBlank()
        .contains(detail)
        .doesNotContain("Exception");
    assertThat(found().at("/total/value").asInt()).isPositive();
    return problem;
  }

  /** The next complete answer: on a busy machine an owner may be unsure for a moment. */
  private static ObjectNode found() throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    RawClient.Answer answer = one.get(PATH + "?q=note:late");
    while (!answer.json().path("complete").asBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      answer = one.get(PATH + "?q=note:late");
    }
    return content(answer);
  }

  private static String repeated(String text, String between, int times) {
    return String.join(between, Collections.nCopies(times, text));
  }

  private static String nested(String open, String close, int times) {
    return "{\"query\":" + open.repeat(times) + "\"a\"" + close.repeat(times) + "}";
  }

  private static ObjectNode content(RawClient.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    ObjectNode content = answer.json();
    assertThat(content.get("complete").asBoolean()).isTrue();
    content.remove(List.of("partitions", "tookMillis"));
    return content;
  }
}
