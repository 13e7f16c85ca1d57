package io.latebind.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.chaos.judge.DocumentsTopic;
import io.latebind.chaos.judge.Verdict;
import io.latebind.chaos.judge.Violations;
import io.latebind.chaos.write.ChaosClient;
import io.latebind.chaos.write.EventLog;
import io.latebind.chaos.write.WriteLedger;
import io.latebind.cluster.Member;
import io.latebind.cluster.ProcessCluster;
import io.latebind.definition.yaml.Definitions;
import io.latebind.document.Json;
import io.latebind.index.Index;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One broker that is going to stand still, the instances that work with it, and orders each of
 * which loads a customer of its own. Whoever wants more to happen meanwhile writes to others.
 */
final class StalledCluster implements AutoCloseable {
  static final int ORDERS = 200;

  private static final int PARTITIONS = 6;
  private static final int TRICKLE = 100;
  private static final Duration SETTLING = Duration.ofMinutes(4);

  /** Who took over a moment ago says so only when it has been told. */
  private static final Duration CALM = Duration.ofSeconds(3);

  private static final String SETTINGS =
      """
      latebind.threads=1
      latebind.search.threads=1
      latebind.store.memory.bytes=33554432
      latebind.cache.bytes=16777216
      latebind.search.memory.bytes=16777216
      """;

  private final String name;
  private final ProcessCluster cluster;
  private final List<ChaosClient> clients = new ArrayList<>();
  private final EventLog log;
  private final Violations violations;
  private final Health health;
  private final Verdict verdict;
  private final Producer<String, String> producer;
  private final Index index;
  private final List<Thread> readers = new ArrayList<>();
  private volatile boolean trickles;
  private volatile boolean reads;
  private @Nullable Thread trickle;
  private int puts;

  /**
   * A cluster of which nothing runs yet.
   *
   * @param name also of its folder
   * @param settings lines for the instances' configuration
   */
  StalledCluster(String name, Path parent, Path definitions, int instances, String settings) {
    this.name = name;
    Path folder = parent.resolve(name.replace(' ', '-').replace(",", ""));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be made", e);
    }
    var shape = new ProcessCluster.Shape(1, instances, 256, 256);
    cluster =
        ProcessCluster.create(shape, folder.resolve("cluster"), definitions, SETTINGS + settings);
    for (int i = 0; i < instances; i++) {
      clients.add(new ChaosClient(cluster.url(i)));
    }
    index = Definitions.readDirectory(definitions).getFirst();
    log = new EventLog(folder.resolve("events.log"), System.out);
    violations = new Violations(log);
    health = new Health(cluster, clients, log);
    verdict = new Verdict(new WriteLedger(List.of()), clients, violations, SETTLING, 1);
    producer = producer(cluster.bootstrapServers());
  }

  /** A producer that waits for longer than any stall lasts, so that nothing is in doubt. */
  private static Producer<String, String> producer(String servers) {
    int patience = (int) Duration.ofMinutes(10).toMillis();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", servers,
            "acks", "all",
            "max.block.ms", patience,
            "delivery.timeout.ms", patience);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private void say(String text) {
    log.say(name + ": " + text);
  }

  /** Starts everything, writes the orders and their customers, and waits until all is at rest. */
  void start() throws InterruptedException {
    cluster.brokers().forEach(Member::start);
    for (int tries = 0; tries < 4 && !health.awaitReplicated(); tries++) {
      say("the broker is not up yet");
    }
    for (int i = 0; i < clients.size(); i++) {
      cluster.instances().get(i).start();
      for (int tries = 0; tries < 4 && !health.awaitReady(i); tries++) {
        say("instance %d is not up yet".formatted(i + 1));
      }
    }
    for (int i = 0; i < ORDERS; i++) {
      write("o/" + i, order("c/" + i, 1));
      write("c/" + i, customer("c/" + i, 1));
    }
    awaitRest();
    say("at rest");
  }

  private void write(String id, ObjectNode content) {
    var unused =
        producer.send(
            new ProducerRecord<>("documents", id, text(content)),
            (metadata, problem) -> {
              if (problem != null) {
                violations.add(id, "a write was not acknowledged: " + problem);
              }
            });
  }

  private static String text(ObjectNode content) {
    return new String(Json.encode(content), UTF_8);
  }

  private static ObjectNode order(String customer, int version) {
    return Json.object().put("v", version).put("customer", customer);
  }

  private static ObjectNode customer(String id, int version) {
    return Json.object().put("v", version).put("name", id + "@" + version);
  }

  /** Writes from now on, without a rest, to orders and customers that are no others'. */
  void startTrickle(long seed, Duration pause) {
    trickles = true;
    trickle = Thread.ofPlatform().name("trickle").start(() -> trickle(seed, pause));
  }

  private void trickle(long seed, Duration pause) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int version = 1; trickles; version++) {
      String number = "t" + random.nextInt(TRICKLE);
      if (random.nextInt(4) == 0) {
        write("c/" + number, customer("c/" + number, version));
      } else {
        write("o/" + number, order("c/t" + random.nextInt(TRICKLE), version));
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  void stopTrickle() throws InterruptedException {
    trickles = false;
    if (trickle != null) {
      trickle.join();
    }
  }

  /** From now on, each instance is asked without a rest for what all have told. */
  void startReading() {
    reads = true;
    for (ChaosClient client : clients) {
      readers.add(Thread.ofPlatform().name("reader").start(() -> read(client)));
    }
  }

  /** Nobody has to answer, but who does may not say that there is nothing. */
  private void read(ChaosClient client) {
    try {
      for (int i = 0; reads; i++) {
        String path =
            (i % 2 == 0 ? "/documents/o/" : "/indexes/orders/entries/o/") + i / 2 % ORDERS;
        ChaosClient.Answer answer = client.get(path);
        if (answer.status() == 404) {
          violations.add("", path + " is not found for a moment: " + answer.body());
        }
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stopReading() throws InterruptedException {
    reads = false;
    for (Thread reader : readers) {
      reader.join();
    }
    readers.clear();
  }

  /** Stops the broker in the middle of everything, and puts an order over HTTP meanwhile. */
  void stall(Duration length) throws InterruptedException {
    say("the broker stands still for " + length);
    Thread put = Thread.ofPlatform().start(this::put);
    cluster.brokers().getFirst().pause(length);
    put.join();
    say("the broker goes on");
  }

  private void put() {
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    try {
      String path = "/documents/o/put" + puts++;
      ChaosClient.Answer answer = clients.getLast().put(path, Json.encode(order("c/1", 1)));
      say("PUT while the broker stands still: %d %s".formatted(answer.status(), answer.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until every instance says, and goes on to say, that everything is at rest. */
  void awaitRest() throws InterruptedException {
    producer.flush();
    if (verdict.awaitRest()) {
      LockSupport.parkNanos(CALM.toNanos());
      verdict.awaitRest();
    }
  }

  /** Writes an order more for each customer, which has to be known still. */
  void writeMore(String mark) throws InterruptedException {
    for (int i = 0; i < ORDERS; i++) {
      write("o/" + mark + i, order("c/" + i, 1));
    }
    awaitRest();
  }

  /** Compares what instances tell, and what Kafka has, with what the documents make. */
  void judge(String when) throws InterruptedException {
    String servers = cluster.bootstrapServers();
    DocumentsTopic documents = DocumentsTopic.read(servers, "documents", PARTITIONS);
    Map<String, byte[]> expected = documents.entries(index);
    long before = violations.number();
    verdict.stored(documents.standing());
    long stored = violations.number();
    verdict.entries(
        expected,
        DocumentsTopic.read(servers, "entries", PARTITIONS).standing(),
        "read on entries");
    long entries = violations.number();
    verdict.instances(expected);
    long told = violations.number();
    int ended = 0;
    for (Member member : cluster.instances()) {
      if (!member.isAlive()) {
        ended++;
        violations.add("", member.name() + " ended by itself");
      }
    }
    say(
        "%s: of %d documents told by each of %d instances %d wrong; of %d entries %d wrong in Kafka"
                .formatted(
                    when,
                    documents.standing().size(),
                    clients.size(),
                    stored - before,
                    expected.size(),
                    entries - stored)
            + ", %d told wrong; %d instances ended".formatted(told - entries, ended));
  }

  boolean holds() {
    return violations.number() == 0;
  }

  /** What was wrong, and the ends of the logs; empty when nothing was. */
  String problems() {
    if (holds()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder("%s: %d violations%n".formatted(name, violations.number()));
    violations.texts().forEach(each -> text.append("  ").append(each).append('\n'));
    for (Member member : cluster.instances()) {
      text.append("the log of ").append(member.name()).append(" ends with:\n");
      text.append(member.lastWords()).append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    trickles = false;
    reads = false;
    health.close();
    clients.forEach(ChaosClient::close);
    cluster.close();
    producer.close(Duration.ZERO);
    log.close();
  }
}
