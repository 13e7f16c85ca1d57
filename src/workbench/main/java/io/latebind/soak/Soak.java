package io.latebind.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.yaml.Definitions;
import io.latebind.scenario.EntriesReader;
import io.latebind.scenario.EntryOracle;
import io.latebind.soak.load.Asker;
import io.latebind.soak.load.FinalComparison;
import io.latebind.soak.load.FreshnessProbe;
import io.latebind.soak.load.Mover;
import io.latebind.soak.load.Pace;
import io.latebind.soak.load.SoakClient;
import io.latebind.soak.load.SoakCluster;
import io.latebind.soak.load.SoakLedger;
import io.latebind.soak.load.SoakPhase;
import io.latebind.soak.load.SoakWriting;
import io.latebind.soak.load.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** One soak, from loading to the comparison at the end. */
public final class Soak implements AutoCloseable {
  private static final Path INDEXES =
      Path.of(System.getProperty("project.basedir", "."))
          .resolve("src/workbench/main/resources/soak");
  private static final Duration REST = Duration.ofMinutes(10);
  private static final Duration SAMPLES = Duration.ofSeconds(10);

  private final SoakOptions options;
  private final PrintWriter out;
  private final SoakPhase phase = new SoakPhase();
  private final SoakClient client = new SoakClient();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<Thread> threads = new ArrayList<>();
  private final SplittableRandom random;
  private final SoakLedger ledger;
  private final Times times;
  private final SoakCluster cluster;
  private final SoakWriting writing;

  private Soak(SoakOptions options, PrintWriter out) throws IOException {
    this.options = options;
    this.out = out;
    random = new SplittableRandom(options.seed());
    ledger = new SoakLedger(options.documents(), random.split());
    times = new Times(Files.createDirectories(options.out()));
    cluster = new SoakCluster(options.out(), INDEXES);
    writing = new SoakWriting(cluster.bootstrapServers(), ledger, times);
  }

  /**
   * Runs a soak.
   *
   * @return whether everything held
   */
  public static boolean run(SoakOptions options, PrintWriter out) throws Exception {
    try (Soak soak = new Soak(options, out)) {
      Thread cutOff = Thread.ofPlatform().unstarted(() -> soak.cutOff());
      Runtime.getRuntime().addShutdownHook(cutOff);
      soak.run();
      Runtime.getRuntime().removeShutdownHook(cutOff);
    }
    SoakReport report = SoakReport.read(options.out());
    out.print(report.text());
    out.flush();
    return report.passed();
  }

  /** Tells what there is when the process is told to end. */
  private void cutOff() {
    enough.set(true);
    times.endWindow(0);
    try {
      say("cut off%n%s", SoakReport.read(options.out()).text());
    } catch (IOException e) {
      say("cut off, and what was measured cannot be read: %s", e);
    }
  }

  private void run() throws Exception {
    say(
        "seed %d, %d documents, data and measurements in %s",
        options.seed(), options.documents(), options.out());
    writing.load();
    Mover mover = new Mover(cluster, phase, times, client, random.split());
    mover.awaitSettled();
    awaitRest();
    say("loaded and at rest; the load begins");
    load(mover);
    stopLoad();
    say("the load has ended; everything comes to rest");
    mover.awaitSettled();
    awaitRest();
    compare();
  }

  /** The load, for as long as was asked. */
  private void load(Mover mover) throws Exception {
    Sampler sampler = new Sampler(cluster, client, options.out());
    Asker asker = new Asker(cluster, ledger, phase, times, client);
    FreshnessProbe freshness = new FreshnessProbe(cluster, ledger, phase, times, client);
    SplittableRandom questions = random.split();
    SplittableRandom changes = random.split();
    begin("writer", options.writesPerSecond(), () -> writing.write(ledger.change(changes)));
    begin("asker", options.asksPerSecond(), () -> asker.ask(questions));
    begin("freshness", 1, freshness::probe);
    begin("mover", 1.0 / options.moveSeconds(), mover::move);
    begin("sampler", 1e9 / SAMPLES.toNanos(), sampler::sample);
    long end = System.nanoTime() + Duration.ofMinutes(options.minutes()).toNanos();
    long window = Duration.ofSeconds(options.windowSeconds()).toNanos();
    for (long next = System.nanoTime() + window; System.nanoTime() < end; next += window) {
      await(Math.min(next, end));
      sampler.lookClosely();
      sampler.sample();
      times.endWindow(sampler.seconds() / 60);
      partialReport(mover);
    }
  }

  private void await(long moment) {
    while (System.nanoTime() < moment && failure.get() == null && !cluster.lacksOne()) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    if (failure.get() != null) {
      throw new IllegalStateException("A part of the soak has failed", failure.get());
    }
    if (cluster.lacksOne()) {
      throw new IllegalStateException("A process has ended that should run. Look at its log");
    }
  }

  private void begin(String name, double perSecond, Pace.Task task) {
    threads.add(
        Thread.ofPlatform()
            .name("soak-" + name)
            .daemon()
            .start(
                () -> {
                  try {
                    Pace.keep(perSecond, task, enough::get);
                  } catch (Exception e) {
                    failure.compareAndSet(null, e);
                  }
                }));
  }

  private void stopLoad() throws InterruptedException {
    enough.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    writing.flush();
  }

  private void partialReport(Mover mover) throws IOException {
    SoakReport report = SoakReport.read(options.out());
    Files.writeString(options.out().resolve("report.txt"), report.text());
    say("%d moves so far%n%s", mover.moves(), report.text());
  }

  private void awaitRest() throws InterruptedException {
    long end = System.nanoTime() + REST.toNanos();
    while (!isAtRest()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Latebind did not come to rest within " + REST);
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private boolean isAtRest() throws InterruptedException {
    JsonNode indexes = client.get(cluster.stayingUrl() + "/indexes").body();
    boolean rest = indexes.size() == 2;
    for (JsonNode index : indexes) {
      rest &=
          index.path("complete").asBoolean()
              && index.path("awaiting").asLong(-1) == 0
              && index.path("sweeps").asLong(-1) == 0
              && index.path("lag").asLong(-1) == 0
              && index.path("searchLag").asLong(-1) == 0;
    }
    return rest;
  }

  /** Compares every committed entry, and what searches count, with a from-scratch evaluation. */
  private void compare() throws Exception {
    Map<String, String> expected =
        EntryOracle.of(ledger.standing(), Definitions.readDirectory(INDEXES));
    Map<String, String> standing;
    try (EntriesReader reader = new EntriesReader(cluster.bootstrapServers(), "entries")) {
      reader.pollUntil(expected::equals, Duration.ofMinutes(3));
      standing = reader.standing();
    }
    FinalComparison comparison = FinalComparison.of(expected, standing);
    for (String url : List.of(cluster.stayingUrl(), String.valueOf(cluster.comingUrl()))) {
      for (String index : List.of("notes", "looks")) {
        comparison = comparison.counted(index, expected, client, url);
      }
    }
    comparison = comparison.with(cluster.audit());
    Files.writeString(options.out().resolve("comparison.txt"), comparison.text());
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is not among our libraries
  private void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }

  @Override
  public void close() {
    enough.set(true);
    writing.close();
    client.close();
    cluster.close();
  }
}
