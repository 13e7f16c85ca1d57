package io.latebind.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.latebind.chaos.judge.CommittedEntries;
import io.latebind.chaos.judge.DocumentsTopic;
import io.latebind.chaos.judge.EntriesFollower;
import io.latebind.chaos.judge.EntryExplanation;
import io.latebind.chaos.judge.Evidence;
import io.latebind.chaos.judge.Judge;
import io.latebind.chaos.judge.SearchReader;
import io.latebind.chaos.judge.Sightings;
import io.latebind.chaos.judge.Verdict;
import io.latebind.chaos.judge.Violations;
import io.latebind.chaos.write.ChaosClient;
import io.latebind.chaos.write.ChaosTally;
import io.latebind.chaos.write.ChaosWriters;
import io.latebind.chaos.write.EventLog;
import io.latebind.chaos.write.Graph;
import io.latebind.chaos.write.WriteLedger;
import io.latebind.cluster.Member;
import io.latebind.cluster.ProcessCluster;
import io.latebind.cluster.StoreAudit;
import io.latebind.definition.yaml.Definitions;
import io.latebind.index.Index;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.LoggerFactory;

/** One run, from an empty folder to the verdict. */
public final class Chaos implements AutoCloseable {
  private static final int PARTITIONS = 6;
  private static final Duration READER_PAUSE = Duration.ofMillis(100);
  private static final Duration SETTLING = Duration.ofMinutes(20);
  private static final int SAMPLE = 23;
  private static final int STARTS = 4;
  private static final Duration SAY = Duration.ofSeconds(15);
  private static final String SETTINGS =
      """
      latebind.threads=1
      latebind.commit.interval.ms=300
      latebind.search.threads=1
      latebind.search.standbys=1
      latebind.store.memory.bytes=67108864
      latebind.cache.bytes=33554432
      latebind.search.memory.bytes=33554432
      """;

  /** How long a write may take when nothing stands still. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ChaosOptions options;
  private final EventLog log;
  private final Violations violations;
  private final ChaosTally tally = new ChaosTally();
  private final CommittedEntries entries = new CommittedEntries();
  private final Index index;
  private final Graph graph;
  private final WriteLedger ledger;
  private final ProcessCluster cluster;
  private final List<ChaosClient> clients = new ArrayList<>();
  private final Health health;
  private final Duration patience;
  private final ChaosWriters writers;
  private final Map<String, Double> times = new TreeMap<>();
  private boolean held;

  private Chaos(ChaosOptions options, Path definitions, PrintStream screen) {
    this.options = options;
    try {
      Files.createDirectories(options.folder());
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + options.folder() + " cannot be made", e);
    }
    log = new EventLog(options.folder().resolve("events.log"), screen);
    violations = new Violations(log);
    index = Definitions.readDirectory(definitions).getFirst();
    graph = new Graph(options.seed(), options.orders());
    ledger = new WriteLedger(ids(graph));
    cluster =
        ProcessCluster.create(
            ProcessCluster.Shape.FULL.withInstances(options.instances()),
            options.folder().resolve("cluster"),
            definitions,
            SETTINGS + "max.block.ms=" + options.maxBlock().toMillis() + "\n");
    quieten();
    for (int i = 0; i < cluster.instances().size(); i++) {
      clients.add(new ChaosClient(cluster.url(i)));
    }
    health = new Health(cluster, clients, log);
    patience = PATIENCE.plus(options.faults().stallMax());
    writers = new ChaosWriters(cluster, clients, patience, graph, ledger, tally, log);
  }

  /** Clients complain of every broker that is away, which is what this is about. */
  private static void quieten() {
    ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.ERROR);
  }

  private static Set<String> ids(Graph graph) {
    Set<String> ids = new HashSet<>(graph.churning());
    ids.addAll(Graph.settled());
    ids.addAll(Graph.gone());
    return ids;
  }

  /**
   * Runs.
   *
   * @param definitions the folder of the index that it is about
   * @param screen for progress
   * @return what came of it
   */
  public static ChaosReport run(ChaosOptions options, Path definitions, PrintStream screen)
      throws Exception {
    try (Chaos chaos = new Chaos(options, definitions, screen)) {
      return chaos.run();
    }
  }

  private ChaosReport run() throws Exception {
    FaultPlan plan = FaultPlan.of(options);
    FaultPlanFile.write(plan, options, options.folder().resolve("plan.txt"));
    log.say("seed %d, folder %s".formatted(options.seed(), options.folder()));
    Verdict verdict = new Verdict(ledger, clients, violations, SETTLING, SAMPLE);
    startAll();
    writers.writeSettled();
    verdict.awaitRest();
    log.say("everything runs, and the settled documents are at rest");
    try (EntriesFollower follower =
        new EntriesFollower(cluster.bootstrapServers(), PARTITIONS, entries, violations)) {
      Sightings sightings = new Sightings(entries, violations);
      List<SearchReader> readers = startReaders(sightings);
      rage(plan, sightings);
      settle(verdict, "seconds to settle");
      writers.writeAgain();
      settle(verdict, "seconds to settle, all written once more");
      readers.forEach(SearchReader::stop);
      judge(verdict, follower, sightings);
      tally.add("records of entries read", follower.read());
    }
    audit();
    return report();
  }

  private void startAll() throws Exception {
    cluster.brokers().forEach(Member::start);
    if (!await(health::awaitReplicated)) {
      throw new IllegalStateException(
          "the brokers do not come up; see their logs in " + options.folder());
    }
    log.say("the brokers run");
    for (int i = 0; i < clients.size(); i++) {
      int instance = i;
      cluster.instances().get(i).start();
      if (!await(() -> health.awaitReady(instance))) {
        throw new IllegalStateException(
            "instance " + (i + 1) + " does not come up; see its log in " + options.folder());
      }
    }
  }

  /** First starts take long on a busy machine: nothing is in the archive of classes yet. */
  private static boolean await(Callable<Boolean> health) throws Exception {
    boolean whole = health.call();
    for (int tries = 1; tries < STARTS && !whole; tries++) {
      whole = health.call();
    }
    return whole;
  }

  private List<SearchReader> startReaders(Sightings sightings) {
    EntryExplanation explanation = new EntryExplanation(graph, ledger, index);
    Judge judge = new Judge(graph, ledger, explanation, entries, sightings, violations, tally);
    List<SearchReader> readers = new ArrayList<>();
    for (int i = 0; i < clients.size(); i++) {
      SearchReader reader =
          new SearchReader(clients.get(i), judge, graph, options.seed() * 7 + i, READER_PAUSE);
      Thread.ofPlatform().daemon().name("reader-" + (i + 1)).start(reader);
      readers.add(reader);
    }
    return readers;
  }

  /**
   * Breaks things while everybody writes and reads: for the given time, or for half as long again
   * where the machine was too slow for all that was asked for; where no time is given, until all
   * was done.
   */
  private void rage(FaultPlan plan, Sightings sightings) throws InterruptedException {
    double begin = log.seconds();
    Nemesis nemesis = new Nemesis(plan, options.maxBlock(), cluster, health, writers, log, tally);
    writers.start(options.writesPerSecond());
    nemesis.start();
    Standstill standstill = new Standstill(patience.multipliedBy(3));
    long say = System.nanoTime();
    while (!isOver(begin, nemesis) && !isStuck(standstill)) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      sightings.review(false);
      if (System.nanoTime() > say) {
        say += SAY.toNanos();
        log.say(progress());
      }
    }
    nemesis.heal();
    writers.stop();
    writers.resolve();
    times.put("seconds of chaos", log.seconds() - begin);
  }

  private boolean isOver(double begin, Nemesis nemesis) {
    boolean done = nemesis.isDone() && ledger.acknowledgements() >= options.documents();
    Duration time = options.time();
    if (time == null) {
      return done;
    }
    return log.seconds() - begin > time.toMillis() / 1e3 * (done ? 1 : 1.5);
  }

  private boolean isStuck(Standstill standstill) {
    if (!standstill.is(ledger.acknowledgements(), System.nanoTime())) {
      return false;
    }
    violations.add("", "no write is acknowledged any more");
    return true;
  }

  private String progress() {
    return "%,d documents acknowledged, %d in doubt; %s; %d violations"
        .formatted(ledger.acknowledgements(), ledger.doubts(), tally.all(), violations.number());
  }

  /** From when all is whole, and all is written, until every instance says that all is at rest. */
  private void settle(Verdict verdict, String what) throws InterruptedException {
    double begin = log.seconds();
    log.say("everything is whole: " + progress());
    if (verdict.awaitRest()) {
      times.put(what, log.seconds() - begin);
      log.say("at rest after %.1f s".formatted(log.seconds() - begin));
    }
  }

  private void judge(Verdict verdict, EntriesFollower follower, Sightings sightings)
      throws Exception {
    String servers = cluster.bootstrapServers();
    DocumentsTopic documents = DocumentsTopic.read(servers, "documents", PARTITIONS);
    Map<String, byte[]> expected = documents.entries(index);
    verdict.documents(documents);
    verdict.stored(documents.standing());
    awaitFollower(follower);
    sightings.review(true);
    verdict.entries(expected, entries.standing(), "followed on entries");
    var read = DocumentsTopic.read(servers, "entries", PARTITIONS).standing();
    verdict.entries(expected, read, "read on entries");
    verdict.instances(expected);
    int letters = DocumentsTopic.read(servers, "dead-letters", 1).last().size();
    if (letters > 0) {
      violations.add("", "there are dead letters of " + letters + " keys");
    }
    log.say("%,d entries compared".formatted(expected.size()));
    if (violations.number() > 0) {
      Evidence.write(servers, PARTITIONS, violations.ids(), options.folder());
    }
  }

  private void awaitFollower(EntriesFollower follower) throws Exception {
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    follower.partitions().forEach(each -> question.put(each, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    health
        .admin()
        .listOffsets(question)
        .all()
        .get(30, TimeUnit.SECONDS)
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!follower.hasReached(ends) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    if (!follower.hasReached(ends)) {
      violations.add("", "entries cannot be read to its end");
    }
  }

  /** What would be restored is what is there. */
  private void audit() throws Exception {
    List<Path> states = new ArrayList<>();
    for (Member instance : cluster.instances()) {
      instance.stop();
      states.add(instance.data().resolve("state"));
    }
    new StoreAudit(cluster.bootstrapServers(), "latebind-indexer", states)
        .differences(options.folder())
        .forEach(difference -> violations.add("", difference));
    log.say("the changelogs were compared with the stores");
  }

  private ChaosReport report() {
    ChaosReport report =
        new ChaosReport(
            options,
            ledger.acknowledgements(),
            ledger.doubts(),
            tally.all(),
            times,
            violations.number(),
            violations.texts());
    report.write(options.folder().resolve("report.json"));
    held = report.holds();
    return report;
  }

  @Override
  public void close() {
    writers.close();
    health.close();
    clients.forEach(ChaosClient::close);
    cluster.close();
    if (held) {
      cluster.deleteData(); // Nobody will look at it; the logs stay.
    }
    log.close();
  }
}
