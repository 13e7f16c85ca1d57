package io.latebind.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.chaos.write.ChaosClient;
import io.latebind.chaos.write.ChaosClient.Answer;
import io.latebind.chaos.write.EventLog;
import io.latebind.cluster.Link;
import io.latebind.cluster.Member;
import io.latebind.cluster.ProcessCluster;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance that was replaced without knowing it: it has everything it had, and would answer from
 * that if it took itself for the owner still.
 */
@Tag("deep")
class CutOffScenario {
  private static final Path HOME = Path.of(System.getProperty("project.basedir", "."));
  private static final Path DEFINITIONS = HOME.resolve("src/workbench/main/resources/chaos");
  private static final int ORDERS = 60;
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration AFTERWARDS = Duration.ofSeconds(5);
  private static final String SEARCH = "/indexes/orders/search?q=*:*&limit=100";

  @TempDir private Path folder;

  private final List<ChaosClient> clients = new ArrayList<>();
  private ProcessCluster cluster;

  @AfterEach
  void end() {
    clients.forEach(ChaosClient::close);
    cluster.close();
  }

  @Test
  void anInstanceThatIsCutOffDoesNotTellOldThingsAsIfTheyWereNew() throws Exception {
    write(1);
    awaitVersion(0, 1);
    awaitVersion(1, 1);

    linksOfFirst().forEach(link -> link.become(new Link.State.Stalled()));
    write(2);
    awaitVersion(1, 2);
    askFirst(AFTERWARDS);

    linksOfFirst().forEach(link -> link.become(new Link.State.Whole()));
    askFirst(AFTERWARDS);
    awaitVersion(0, 2);
  }

  @Test
  void anInstanceThatWasPausedDoesNotEither() throws Exception {
    write(1);
    awaitVersion(0, 1);
    awaitVersion(1, 1);

    Thread pause = Thread.ofPlatform().start(this::pauseFirst);
    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    write(2);
    awaitVersion(1, 2);
    pause.join();
    askFirst(AFTERWARDS);
    awaitVersion(0, 2);
  }

  private void pauseFirst() {
    try {
      cluster.instances().getFirst().pause(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever the first instance says, it is what is true now, or says that it is not. */
  private void askFirst(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      Answer entry = clients.getFirst().get("/indexes/orders/entries/o/" + i % ORDERS);
      assertThat(entry.status() != 200 || entry.body().path("v").asInt() == 2)
          .as("an old entry: %s", entry)
          .isTrue();
      Answer search = clients.getFirst().get(SEARCH);
      assertThat(
              search.status() != 200
                  || !search.body().path("complete").asBoolean()
                  || is(search, 2))
          .as("an old answer that claims to be complete: %s", search)
          .isTrue();
    }
  }

  private void awaitVersion(int instance, int version) throws InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    Answer search = clients.get(instance).get(SEARCH);
    while (!search.body().path("complete").asBoolean() || !is(search, version)) {
      assertThat(System.nanoTime()).as("%s", search).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      search = clients.get(instance).get(SEARCH);
    }
  }

  private static boolean is(Answer search, int version) {
    int hits = 0;
    for (var hit : search.body().path("hits")) {
      hits += hit.path("entry").path("v").asInt() == version ? 1 : 0;
    }
    return hits == ORDERS;
  }

  private List<Link> linksOfFirst() {
    return cluster.links().stream()
        .filter(link -> link.name().startsWith("instance 1 to "))
        .toList();
  }

  @BeforeEach
  void start() throws InterruptedException {
    cluster =
        ProcessCluster.create(
            ProcessCluster.Shape.FULL,
            folder.resolve("cluster"),
            DEFINITIONS,
            "latebind.threads=1\n");
    cluster.brokers().forEach(Member::start);
    awaitBrokers();
    for (int i = 0; i < 2; i++) {
      clients.add(new ChaosClient(cluster.url(i)));
      cluster.instances().get(i).start();
      long end = System.nanoTime() + DEADLINE.toNanos();
      while (clients.get(i).get("/health/ready").status() != 200) {
        int number = i;
        assertThat(System.nanoTime() < end)
            .as(() -> "instance %d comes up; %s".formatted(number + 1, lastWords(number)))
            .isTrue();
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
  }

  /** Topics with three copies need all three. */
  private void awaitBrokers() {
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        EventLog log = new EventLog(folder.resolve("log"), nowhere);
        Health health = new Health(cluster, clients, log)) {
      assertThat(health.awaitReplicated()).as("the brokers come up").isTrue();
    }
  }

  private String lastWords(int instance) {
    return "brokers: "
        + cluster.brokers().stream().map(Member::lastWords).collect(Collectors.joining("\n\n"))
        + "\n\ninstance: "
        + cluster.instances().get(instance).lastWords();
  }

  private void write(int version) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", cluster.bootstrapServers(), "acks", "all");
    try (Producer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < ORDERS; i++) {
        String json = "{\"v\":%d,\"customer\":\"c/1\"}".formatted(version);
        var unused = producer.send(new ProducerRecord<>("documents", "o/" + i, json));
      }
    }
  }
}
