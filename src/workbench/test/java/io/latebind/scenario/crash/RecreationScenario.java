package io.latebind.scenario.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.app.Node;
import io.latebind.broker.EmbeddedBroker;
import io.latebind.scenario.Asking;
import io.latebind.scenario.ServeProcess;
import io.latebind.scenario.TestIndexes;
import io.latebind.scenario.Topics;
import io.latebind.settings.Settings;
import io.latebind.topics.ClusterException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Topics that are deleted, created again, or get more partitions, under what was made of them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@SuppressWarnings("try") // What is opened is closed again, and that is all that is asked of it.
@Tag("deep")
class RecreationScenario {
  private static final String BEGIN_ANEW = "start with another latebind.application.id";

  private static EmbeddedBroker broker;

  @TempDir private Path data;
  private String name;
  private Topics topics;
  private Settings settings;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(EmbeddedBroker.Options.temporary());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void nameTopics(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    topics = new Topics(broker.bootstrapServer(), name + ".");
    settings = topics.settings(name, data);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  private Node start() {
    return Node.start(settings, List.of(TestIndexes.hops()));
  }

  private void indexOnce() throws Exception {
    try (Node ignored = start()) {
      topics.write("old", 0, 50);
      topics.awaitComplete();
    }
  }

  /** Waits until a node has ended by itself, and says why. */
  private static String refusal(Node node) throws InterruptedException {
    node.awaitEnd();
    assertThat(node.failed()).isTrue();
    return node.refusal().orElseThrow();
  }

  @Test
  void recreatedWhileStoppedIsRefusedUntilTheAdviceIsFollowed() throws Exception {
    indexOnce();
    topics.delete("documents");

    Path log = Files.createTempFile(data, "serve", ".log");
    try (ServeProcess serve = ServeProcess.start(log, options())) {
      assertThat(serve.awaitExit()).isEqualTo(1);
    }
    List<String> lines = Files.readAllLines(log);
    assertThat(lines.getLast())
        .startsWith("latebind: Partition ")
        .contains("The topic documents was deleted and created again")
        .contains(BEGIN_ANEW);
    assertThat(lines).filteredOn(line -> line.contains(" ERROR ")).hasSize(1);
    assertThat(lines).noneMatch(line -> line.startsWith("\tat "));

    topics.delete("reindex", "entries");
    settings = topics.settings("anew", data);
    try (Node ignored = start()) {
      topics.write("new", 40, 60);
      topics.awaitComplete();
    }
  }

  private String[] options() throws Exception {
    Path properties = Files.createTempFile(data, "latebind", ".properties");
    Files.writeString(
        properties,
        "latebind.topic.prefix=%s.\nlatebind.application.id=%s\n".formatted(name, name));
    return new String[] {
      "--bootstrap-server",
      broker.bootstrapServer(),
      "--data",
      data.toString(),
      "--config",
      properties.toString()
    };
  }

  @Test
  void recreatedByTopicsApplyIsRefused() throws Exception {
    indexOnce();
    Map<String, String> before = topics.expected();
    topics.delete("documents");
    topics.apply(settings);
    topics.write("new", 0, 10);

    try (Node node = start()) {
      assertThat(refusal(node)).contains("documents was deleted and created again", BEGIN_ANEW);
    }
    assertThat(topics.entries(before)).isEqualTo(before);
  }

  @Test
  void recreatedWhileRunningEndsTheNode() throws Exception {
    Map<String, String> before;
    try (Node node = start()) {
      topics.write("old", 0, 50);
      topics.awaitComplete();
      before = topics.expected();
      topics.delete("documents");
      topics.apply(settings);
      topics.write("new", 40, 60);

      assertThat(refusal(node)).contains("documents was deleted and created again", BEGIN_ANEW);
    }
    // What is of the new topic may be there or not; nothing of the old one was withdrawn.
    Map<String, String> all = new TreeMap<>(before);
    all.putAll(topics.expected());
    assertThat(topics.entries(all).keySet()).containsAll(before.keySet());

    try (Node node = start()) {
      assertThat(refusal(node)).contains("documents was deleted and created again");
    }
    topics.delete("reindex", "entries");
    settings = topics.settings("running-anew", data);
    try (Node ignored = start()) {
      topics.awaitComplete();
    }
  }

  @Test
  void deletedWhileRunningEndsTheNode() throws Exception {
    try (Node node = start()) {
      topics.write("old", 0, 50);
      topics.awaitComplete();
      topics.delete("documents");

      assertThat(refusal(node)).contains("The topic documents was deleted.", "topics apply");
    }
  }

  @Test
  void addedPartitionsEndTheNodeAndAreRefusedFromThenOn() throws Exception {
    try (Node node = start();
        Asking asking = new Asking(node.url())) {
      topics.write("old", 0, 50);
      topics.awaitComplete();
      topics.enlarge(9, "documents");

      assertThat(refusal(node))
          .contains("documents had 6 partitions and has 9", "latebind.topic.prefix");
      Asking.Answer ready = asking.get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.body().path("detail").asText()).contains("documents had 6 partitions");
    }
    assertThatThrownBy(this::start)
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("It has 6 partitions and must have 9")
        .hasMessageContaining("use another topic prefix");

    topics.enlarge(9, "reindex", "entries");

    assertThatThrownBy(this::start)
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("documents had 6 partitions and has 9")
        .hasMessageContaining("latebind.topic.prefix");
  }

  @Test
  void recreatedEntriesEndASearcherAndAreReadByTheNext() throws Exception {
    Settings indexing = settings;
    Settings searching = Topics.as("searcher", topics.settings("entries-searcher", data));
    indexOnce();
    settings = searching;
    try (Node node = start();
        Asking asking = new Asking(node.url())) {
      asking.await("/indexes/hops/search?q=name:old", answer -> total(answer) == 50);
      topics.delete("entries");
      topics.apply(indexing);

      assertThat(refusal(node)).contains("The topic entries was deleted and created again");
    }
    topics.delete("reindex");
    topics.apply(indexing);
    settings = Topics.as("indexer", topics.settings("entries-anew", data.resolve("anew")));
    try (Node ignored = start()) {
      topics.write("new", 0, 10);
      topics.awaitComplete();
    }
    settings = searching;
    try (Node node = start();
        Asking asking = new Asking(node.url())) {
      asking.await("/indexes/hops/search?q=name:new", answer -> total(answer) == 10);
      asking.await("/indexes/hops/search?q=name:old", answer -> total(answer) == 40);
    }
  }

  private static int total(JsonNode answer) {
    return answer.path("total").path("value").asInt();
  }
}
