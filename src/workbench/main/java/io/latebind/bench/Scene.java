package io.latebind.bench;

import io.latebind.bench.cluster.BenchBroker;
import io.latebind.bench.cluster.BenchCluster;
import io.latebind.bench.cluster.ContenderReport;
import io.latebind.bench.cluster.RunningContender;
import io.latebind.bench.cluster.Usage;
import io.latebind.bench.contender.Assignment;
import io.latebind.bench.data.BenchDocuments;
import io.latebind.bench.data.BenchEntries;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Versions;
import io.latebind.bench.data.Write;
import io.latebind.bench.report.RunOutcome;
import io.latebind.bench.workload.Phase;
import io.latebind.bench.workload.WorkloadPlan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Everything that one run needs: topics and an application id that nobody had before, the
 * contender's process, a writer, and a judge of all that comes out.
 */
final class Scene {
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final WorkloadPlan plan;
  private final BenchBroker broker;
  private final BenchCluster cluster;
  private final String topics;
  private final Versions written;
  private final EntryJudge judge;
  private final Feeder feeder;
  private final EntryReader reader;
  private final RunningContender contender;
  private final int loaded;
  private final int loadedEntries;

  /** Makes the topics and starts the process. The input topics are filled already. */
  Scene(WorkloadPlan plan, BenchBroker broker, BenchCluster cluster) throws Exception {
    this.plan = plan;
    this.broker = broker;
    this.cluster = cluster;
    this.topics = plan.name() + "-";
    Shape shape = plan.workload().shape();
    Assignment assignment = plan.assignment(cluster);
    cluster.create(
        List.of(assignment.outputTopic(), assignment.loopTopic(), assignment.lettersTopic()));
    BenchDocuments documents = new BenchDocuments(shape, plan.seed());
    this.written = new Versions(shape);
    var format = plan.contender().format();
    this.judge = new EntryJudge(written, format, new BenchEntries(shape, format, documents));
    List<Write> writes = plan.loadWrites();
    this.loaded = writes.size();
    this.loadedEntries = judge.expect(writes);
    var layout = plan.contender().layout();
    this.feeder = new Feeder(cluster, layout, plan.input(), shape, documents);
    this.reader = new EntryReader(cluster, assignment.outputTopic(), judge);
    this.contender = RunningContender.start(assignment, plan.options(), plan.log());
  }

  Versions written() {
    return written;
  }

  EntryJudge judge() {
    return judge;
  }

  Feeder feeder() {
    return feeder;
  }

  RunningContender contender() {
    return contender;
  }

  /** How many documents are there from the beginning. */
  int loaded() {
    return loaded;
  }

  /** How many entries follow from them. */
  int loadedEntries() {
    return loadedEntries;
  }

  /** What the broker has used. */
  Usage brokerUsage() {
    return broker.usage();
  }

  /** Where everything stands, and times from writes to entries are taken anew. */
  UsageMark mark() throws Exception {
    judge.takeFreshness();
    return new UsageMark(
        contender.usage(),
        broker.usage(),
        contender.report(),
        cluster.records(topics),
        cluster.bytes(topics),
        judge.outputs(),
        judge.tally());
  }

  /** Waits for the end of a phase, and for quiet behind it when no probes are being written. */
  Measured measured(Measured.Begin begin, boolean probes) throws InterruptedException {
    long rightAt = awaitRight(probes);
    RunOutcome.End end = RunOutcome.End.RIGHT;
    if (rightAt == 0) {
      end = contender.isAlive() ? RunOutcome.End.LATE : RunOutcome.End.DIED;
    }
    long endedAt = rightAt == 0 ? System.nanoTime() : rightAt;
    Measured measured = new Measured(begin, end, endedAt, contender.usage(), broker.usage());
    if (measured.isFinished() && probes) {
      awaitQuiet();
    }
    return measured;
  }

  /** Looks after the process now and then: who has died will not become right any more. */
  private long awaitRight(boolean probes) throws InterruptedException {
    long deadline = System.nanoTime() + plan.limit().toNanos();
    long rightAt = 0;
    while (rightAt == 0 && contender.isAlive() && System.nanoTime() < deadline) {
      rightAt = judge.awaitRight(probes, LOOK);
    }
    return rightAt;
  }

  /** Waits until nothing has come out for a while. */
  void awaitQuiet() {
    long deadline = System.nanoTime() + plan.limit().toNanos();
    while (System.nanoTime() - judge.lastOutputAt() < QUIET.toNanos()
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(QUIET.toNanos() / 10);
    }
  }

  /** What a phase came to. It is asked when everything is quiet again. */
  RunOutcome outcome(Phase phase, Measured measured) throws Exception {
    UsageMark before = measured.begin().before();
    ContenderReport report = contender.report().minus(before.report());
    EntryTally tally = judge.tally().minus(before.tally());
    long outputs = judge.outputs() - before.outputs();
    long entries = measured.begin().entries();
    long bytes =
        measured.begin().sameProcess() ? report.bytes() : cluster.bytes(topics) - before.bytes();
    return new RunOutcome(
        task(phase),
        plan.contender(),
        plan.round(),
        measured.end(),
        new RunOutcome.Work(measured.begin().inputs(), entries, measured.seconds()),
        new RunOutcome.Cost(
            measured.application().cpuSecondsSince(before.application()),
            measured.broker().cpuSecondsSince(before.broker()),
            cluster.records(topics) - before.records(),
            bytes,
            contender.usage().peakBytes(),
            report.gcMillis()),
        new RunOutcome.Noise(
            Math.max(0, outputs - entries),
            tally.incomplete(),
            tally.nulls(),
            tally.wrong(),
            judge.notRight()),
        RunOutcome.Times.of(judge.takeFreshness()));
  }

  private String task(Phase phase) {
    String name = plan.workload().name();
    if (!phase.isCounted()) {
      return name + ", before";
    }
    return phase.name().isEmpty() ? name : name + ": " + phase.name();
  }

  /** Ends everything, and leaves no topic and no store. */
  void end() throws Exception {
    contender.end();
    reader.end();
    feeder.close();
    cluster.delete(topics);
  }
}
