package io.latebind.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.chaos.write.ChaosClient.Answer;
import io.latebind.chaos.write.ChaosTally;
import io.latebind.chaos.write.EventLog;
import io.latebind.chaos.write.Graph;
import io.latebind.chaos.write.WriteLedger;
import io.latebind.definition.yaml.Definitions;
import io.latebind.document.Json;
import io.latebind.index.Index;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that ought to be found wrong, and such that ought not. */
class JudgeTest {
  private static final Path HOME = Path.of(System.getProperty("project.basedir", "."));
  private static final Index INDEX =
      Definitions.readDirectory(HOME.resolve("src/workbench/main/resources/chaos")).getFirst();
  private static final int VERSIONS = 12;

  @TempDir private Path folder;

  private final Graph graph = new Graph(42, 30);
  private final WriteLedger ledger = new WriteLedger(graph.churning());
  private final CommittedEntries entries = new CommittedEntries();
  private final EntryExplanation explanation = new EntryExplanation(graph, ledger, INDEX);
  private final ChaosTally tally = new ChaosTally();
  private final long now = System.nanoTime();
  private EventLog log;
  private Violations violations;
  private Sightings sightings;
  private Judge judge;

  @BeforeEach
  void begin() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    log = new EventLog(folder.resolve("events.log"), nowhere);
    violations = new Violations(log);
    sightings = new Sightings(entries, violations);
    judge = new Judge(graph, ledger, explanation, entries, sightings, violations, tally);
    for (String id : graph.churning()) {
      for (int version = 1; version <= VERSIONS; version++) {
        ledger.acknowledge(id, ledger.send(id));
      }
    }
  }

  @AfterEach
  void end() {
    log.close();
  }

  @Test
  void anEntryMadeOfOneVersionOfEachDocumentIsExplained() {
    for (String id : orders()) {
      JsonNode entry = entry(id, latest(id), Map.of());
      assertThat(explanation.explain(entry).problem()).isEmpty();
    }
  }

  @Test
  void anEntryOfTwoVersionsOfOneDocumentIsFound() {
    String id = orderWithCustomer();
    ObjectNode torn = entry(id, latest(id), Map.of()).deepCopy();
    String customer = torn.path("customerName").asText();
    torn.put("customerName", customer.replaceFirst("@.*", "@" + (VERSIONS + 1)));

    judge.entry(judge.before(id), answer(200, torn));

    assertThat(violations.texts()).singleElement().asString().contains("no explanation");
  }

  @Test
  void anEntryOfAVersionThatNobodyWroteIsFound() {
    String id = orderWithCustomer();
    ObjectNode strange = entry(id, latest(id), Map.of()).deepCopy();
    judge.entry(judge.before(id), answer(200, strange.put("v", VERSIONS + 1)));

    assertThat(violations.number()).isEqualTo(1);
  }

  @Test
  void anEntryThatIsOlderThanWhatWasCommittedIsFound() {
    String id = orderWithCustomer();
    JsonNode old = entry(id, earlier(id), Map.of());
    commit(id, 1, old);
    commit(id, 2, entry(id, latest(id), Map.of()));

    judge.entry(judge.before(id), answer(200, old));

    assertThat(violations.texts()).singleElement().asString().contains("older than");
  }

  @Test
  void anEntryMayBeNewerThanWhatWasCommitted() {
    String id = orderWithCustomer();
    commit(id, 1, entry(id, earlier(id), Map.of()));

    judge.entry(judge.before(id), answer(200, entry(id, latest(id), Map.of())));

    assertThat(violations.texts()).isEmpty();
  }

  @Test
  void anEntryWithAnOlderTargetIsFound() {
    String id = orderWithCustomer();
    String customer = graph.content(id, latest(id)).orElseThrow().path("customer").asText();
    JsonNode old = entry(id, latest(id), Map.of(customer, earlier(customer)));
    commit(id, 1, old);
    commit(id, 2, entry(id, latest(id), Map.of()));

    judge.entry(judge.before(id), answer(200, old));

    assertThat(violations.texts()).singleElement().asString().contains("older than");
  }

  @Test
  void anEntryThatIsThereAndNotFoundIsFound() {
    String id = orderWithCustomer();
    commit(id, 1, entry(id, latest(id), Map.of()));

    judge.entry(judge.before(id), answer(404, Json.object()));

    assertThat(violations.texts()).hasSize(deletedAfter(id, latest(id)) ? 0 : 1);
  }

  @Test
  void aCompleteAnswerThatLacksSettledOrdersIsFound() {
    judge.settled(search(true, Graph.SETTLED - 1, "eq"));
    assertThat(violations.texts()).singleElement().asString().contains("not all there");
  }

  @Test
  void anAnswerThatSaysWhatItLacksIsFine() {
    judge.settled(search(false, Graph.SETTLED - 1, "gte"));
    assertThat(violations.texts()).isEmpty();
    assertThat(tally.of("search: said incomplete")).isEqualTo(1);
  }

  @Test
  void anIncompleteAnswerThatClaimsToCountExactlyIsFound() {
    judge.settled(search(false, Graph.SETTLED - 1, "eq"));
    assertThat(violations.number()).isEqualTo(1);
  }

  @Test
  void ordersThatAreGoneAndComeBackAreFound() {
    judge.gone(search(true, 1, "eq"));
    assertThat(violations.texts()).singleElement().asString().contains("back");
  }

  @Test
  void aCompleteAnswerThatGoesBackInTimeIsFound() {
    String id = orderWithCustomer();
    JsonNode old = entry(id, earlier(id), Map.of());
    JsonNode current = entry(id, latest(id), Map.of());
    commit(id, 1, old);
    commit(id, 2, current);

    judge.ids(List.of(id), hit(id, current, 10, 20));
    judge.ids(List.of(id), hit(id, old, 30, 40));
    sightings.review(true);

    assertThat(violations.texts()).singleElement().asString().contains("was shown before");
  }

  @Test
  void aCompleteAnswerWithoutWhatWasShownIsFound() {
    String id = orderWithCustomer();
    JsonNode current = entry(id, latest(id), Map.of());
    commit(id, 1, current);

    judge.ids(List.of(id), hit(id, current, 10, 20));
    judge.ids(List.of(id), search(true, 0, "eq"));
    sightings.review(true);

    assertThat(violations.texts()).singleElement().asString().contains("absent");
  }

  @Test
  void whatIsCommittedLaterThanItWasSeenIsWaitedFor() {
    String id = orderWithCustomer();
    JsonNode current = entry(id, latest(id), Map.of());

    judge.ids(List.of(id), hit(id, current, 10, 20));
    sightings.review(false);
    commit(id, 1, current);
    sightings.review(true);

    assertThat(violations.texts()).isEmpty();
  }

  @Test
  void aProblemThatNobodyPlannedIsFound() {
    judge.hits(answer(503, Json.object().put("detail", "Try again.")), entry -> true);
    assertThat(violations.texts()).isEmpty();
    judge.hits(answer(500, Json.object()), entry -> true);
    assertThat(violations.number()).isEqualTo(1);
  }

  private List<String> orders() {
    return graph.churning().stream()
        .filter(id -> id.startsWith("o/"))
        .filter(id -> graph.content(id, latest(id)).isPresent())
        .toList();
  }

  /** An order whose customer is there at its latest version. */
  private String orderWithCustomer() {
    return orders().stream()
        .filter(id -> entry(id, latest(id), Map.of()).has("customerV"))
        .findFirst()
        .orElseThrow();
  }

  private int latest(String id) {
    return present(id, VERSIONS);
  }

  private int earlier(String id) {
    return present(id, latest(id) - 1);
  }

  private int present(String id, int atMost) {
    return IntStream.iterate(atMost, version -> version - 1)
        .filter(version -> graph.content(id, version).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private boolean deletedAfter(String id, int version) {
    return IntStream.rangeClosed(version + 1, VERSIONS)
        .anyMatch(later -> graph.content(id, later).isEmpty());
  }

  /** The entry of a version of an order, with the last version of all else, but for some. */
  private ObjectNode entry(String id, int version, Map<String, Integer> others) {
    Map<String, ObjectNode> contents = new HashMap<>();
    for (String each : graph.churning()) {
      graph
          .content(each, others.getOrDefault(each, VERSIONS))
          .ifPresent(content -> contents.put(each, content));
    }
    contents.put(id, graph.content(id, version).orElseThrow());
    return (ObjectNode) explanation.made(id, contents).orElseThrow();
  }

  private void commit(String id, long offset, JsonNode entry) {
    String json = new String(Json.encode(entry), StandardCharsets.UTF_8);
    entries.ofOrder(id).add(offset, json);
  }

  private Answer answer(int status, JsonNode body) {
    return new Answer(status, body, now + 100, now + 200);
  }

  private static ObjectNode body(boolean complete, int total, String relation) {
    ObjectNode body = Json.object().put("complete", complete);
    body.putObject("total").put("value", total).put("relation", relation);
    body.putObject("partitions").put("total", 6).put("answered", complete ? 6 : 5);
    return body;
  }

  private Answer search(boolean complete, int total, String relation) {
    return answer(200, body(complete, total, relation));
  }

  private Answer hit(String id, JsonNode entry, long begin, long end) {
    ObjectNode body = body(true, 1, "eq");
    body.putArray("hits").addObject().put("id", id).set("entry", entry);
    return new Answer(200, body, now + begin, now + end);
  }
}
