package io.latebind.chaos.write;

import io.latebind.cluster.ProcessCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Everybody who writes: two producers and one who writes over HTTP, each with ids of its own. */
public final class ChaosWriters implements AutoCloseable {
  private static final int PRODUCERS = 2;
  private static final int HTTP_EACH = 50;
  private static final Duration HTTP_PAUSE = Duration.ofMillis(50);

  private final Graph graph;
  private final WriteLedger ledger;
  private final List<KafkaWriter> producers = new ArrayList<>();
  private final HttpWriter http;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;
  private volatile boolean held;

  public ChaosWriters(
      ProcessCluster cluster,
      List<ChaosClient> clients,
      Duration patience,
      Graph graph,
      WriteLedger ledger,
      ChaosTally tally,
      EventLog log) {
    this.graph = graph;
    this.ledger = ledger;
    for (int i = 0; i < PRODUCERS; i++) {
      producers.add(new KafkaWriter(cluster.bootstrapServers(), patience, graph, ledger, log));
    }
    this.http = new HttpWriter(clients, graph, ledger, tally, graph.seed() + 77);
  }

  /** What a document is, and how often such a one is written. */
  private enum Kind {
    ORDER('o', 800),
    ITEM('i', 140),
    CUSTOMER('c', 58),
    REGION('g', 2);

    private static final int SUM = 1_000;

    private final char mark;
    private final int weight;

    Kind(char mark, int weight) {
      this.mark = mark;
      this.weight = weight;
    }

    static Kind draw(SplittableRandom random) {
      int drawn = random.nextInt(SUM);
      for (Kind kind : values()) {
        drawn -= kind.weight;
        if (drawn < 0) {
          return kind;
        }
      }
      throw new IllegalStateException("the weights do not sum up");
    }
  }

  /** Writes what is written once, and deletes what is to be gone. */
  public void writeSettled() throws InterruptedException {
    KafkaWriter writer = producers.getFirst();
    for (String id : Graph.settled()) {
      writer.write(id);
    }
    for (int version = 1; version <= 2; version++) {
      for (String id : Graph.gone()) {
        writer.write(id);
      }
    }
    writer.flush();
  }

  /** Begins to write all else. */
  public void start(double perSecond) {
    WritePace pace = new WritePace(perSecond);
    for (int i = 0; i < PRODUCERS; i++) {
      int number = i;
      Map<Kind, List<String>> own = own(number);
      threads.add(Thread.ofPlatform().name("writer-" + i).start(() -> write(number, own, pace)));
    }
    List<String> byHttp = graph.churning().stream().filter(ChaosWriters::isByHttp).toList();
    threads.add(Thread.ofPlatform().name("writer-http").start(() -> writeByHttp(byHttp)));
  }

  private static boolean isByHttp(String id) {
    return id.charAt(0) == 'o' && Integer.parseInt(id.substring(2)) % HTTP_EACH == 0;
  }

  private static int producerOf(String id) {
    return Math.floorMod(id.hashCode(), PRODUCERS);
  }

  private Map<Kind, List<String>> own(int number) {
    Map<Kind, List<String>> own = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      own.put(
          kind,
          graph.churning().stream()
              .filter(id -> id.charAt(0) == kind.mark)
              .filter(id -> !isByHttp(id) && producerOf(id) == number)
              .toList());
    }
    return own;
  }

  /** Lets everybody wait before the next write, or go on. */
  public void hold(boolean wait) {
    held = wait;
  }

  private void awaitRelease() {
    while (held && !stopped) {
      LockSupport.parkNanos(HTTP_PAUSE.toNanos());
    }
  }

  private void write(int number, Map<Kind, List<String>> own, WritePace pace) {
    SplittableRandom random = new SplittableRandom(graph.seed() * 13 + number);
    try {
      while (!stopped) {
        List<String> ids = own.getOrDefault(Kind.draw(random), List.of());
        awaitRelease();
        if (!ids.isEmpty()) {
          pace.await();
          producers.get(number).write(ids.get(random.nextInt(ids.size())));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeByHttp(List<String> ids) {
    SplittableRandom random = new SplittableRandom(graph.seed() * 17);
    try {
      while (!stopped) {
        awaitRelease();
        http.write(ids.get(random.nextInt(ids.size())));
        LockSupport.parkNanos(HTTP_PAUSE.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    producers.forEach(KafkaWriter::flush);
  }

  /** Writes on what was not acknowledged or is in doubt, until everything is settled. */
  public void resolve() throws InterruptedException {
    List<String> open = ledger.ids().filter(id -> isUnsure(ledger.of(id))).sorted().toList();
    for (String id : open) {
      producers.get(producerOf(id)).write(id);
    }
    producers.forEach(KafkaWriter::flush);
  }

  /** Writes everything that changes once more, so that all that it loads has to be known. */
  public void writeAgain() throws InterruptedException {
    for (String id : graph.churning()) {
      producers.get(producerOf(id)).write(id);
    }
    producers.forEach(KafkaWriter::flush);
  }

  private static boolean isUnsure(WriteLedger.Account account) {
    return account.isOpen() || !account.doubtful().isEmpty();
  }

  @Override
  public void close() {
    producers.forEach(KafkaWriter::close);
  }
}
