package io.latebind.bench;

import io.latebind.bench.Measured.Begin;
import io.latebind.bench.cluster.BenchBroker;
import io.latebind.bench.cluster.BenchCluster;
import io.latebind.bench.data.Updates;
import io.latebind.bench.data.Write;
import io.latebind.bench.report.RunOutcome;
import io.latebind.bench.workload.Phase;
import io.latebind.bench.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** One contender at one workload, phase by phase. */
final class WorkloadRun {
  private final WorkloadPlan plan;
  private final Scene scene;
  private final Random random;

  private WorkloadRun(WorkloadPlan plan, Scene scene) {
    this.plan = plan;
    this.scene = scene;
    this.random = new Random(plan.seed() + 1);
  }

  /** Runs all phases, up to one that is not over in time. */
  static List<RunOutcome> outcomes(WorkloadPlan plan, BenchBroker broker, BenchCluster cluster)
      throws Exception {
    Scene scene = new Scene(plan, broker, cluster);
    try {
      return new WorkloadRun(plan, scene).outcomes();
    } finally {
      scene.end();
    }
  }

  private List<RunOutcome> outcomes() throws Exception {
    List<RunOutcome> outcomes = new ArrayList<>();
    for (Phase phase : plan.workload().phases()) {
      Measured measured = run(phase);
      outcomes.add(scene.outcome(phase, measured));
      if (!measured.isFinished()) {
        break;
      }
    }
    return outcomes;
  }

  private Measured run(Phase phase) throws Exception {
    return switch (phase) {
      case Phase.Load ignored -> load();
      case Phase.Burst burst -> burst(burst);
      case Phase.Spread spread -> spread(spread);
      case Phase.Paced paced -> paced(paced);
      case Phase.Crash crash -> crash(crash);
      case Phase.Redefine redefine -> redefine(redefine);
      case Phase.ColdStart ignored -> coldStart();
    };
  }

  /** Counts from when the contender is at work: how a JVM starts is not what is measured. */
  private Measured load() throws Exception {
    scene.contender().awaitRunning(plan.limit());
    long now = System.nanoTime();
    UsageMark before = UsageMark.first(scene.contender().usage(), scene.brokerUsage());
    var begin = new Begin(before, now, scene.loaded(), scene.loadedEntries(), true);
    return scene.measured(begin, true);
  }

  private Measured burst(Phase.Burst burst) throws Exception {
    List<Write> writes = writes(burst.updates());
    if (burst.sentinels()) {
      writes.addAll(writes(new Updates.Probes()));
    }
    scene.contender().pause();
    write(writes);
    int entries = scene.judge().expect(writes);
    UsageMark before = scene.mark();
    long now = System.nanoTime();
    scene.contender().resume();
    return scene.measured(new Begin(before, now, writes.size(), entries, true), true);
  }

  /** It is over when the main entries are right; then the last probes may come. */
  private Measured spread(Phase.Spread spread) throws Exception {
    List<Write> writes = writes(spread.updates());
    int entries = scene.judge().expect(writes);
    UsageMark before = scene.mark();
    long now = System.nanoTime();
    Measured measured;
    Prober prober = new Prober(scene.feeder(), scene.judge(), scene.written());
    try {
      long step = spread.over().toNanos() / writes.size();
      for (int i = 0; i < writes.size(); i++) {
        parkUntil(now + i * step);
        scene.feeder().send(writes.get(i));
      }
      measured = scene.measured(new Begin(before, now, writes.size(), entries, true), false);
    } finally {
      prober.end();
    }
    if (measured.isFinished() && scene.judge().awaitRight(true, plan.limit()) == 0) {
      throw new IllegalStateException("a probe never came out");
    }
    if (measured.isFinished()) {
      scene.awaitQuiet();
    }
    return measured;
  }

  /** A write counts from when it was due: who is late with it makes nobody look better. */
  private Measured paced(Phase.Paced paced) throws Exception {
    List<Write> writes = writes(paced.updates());
    int count = (int) Math.min(writes.size(), plan.rate() * paced.over().toMillis() / 1000);
    UsageMark before = scene.mark();
    long now = System.nanoTime();
    int entries = 0;
    for (Write write : writes.subList(0, count)) {
      long due = now + (long) (entries * 1e9 / plan.rate());
      parkUntil(due);
      scene.judge().expect(write, due);
      scene.feeder().send(write);
      entries++;
    }
    return scene.measured(new Begin(before, now, count, entries, true), true);
  }

  /**
   * Counts from the kill. Half of the writes are made while the contender is down, so that there is
   * work left however far it had come. Messages and outputs are those of the whole phase.
   */
  private Measured crash(Phase.Crash crash) throws Exception {
    List<Write> writes = writes(crash.updates());
    int half = writes.size() / 2;
    int entries = scene.judge().expect(writes);
    UsageMark before = scene.mark();
    long deadline = System.nanoTime() + plan.limit().toNanos();
    write(writes.subList(0, half));
    while ((scene.judge().outputs() - before.outputs()) * 100L < (long) entries * crash.percent()
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    UsageMark atKill = before.ofNewProcess(scene.brokerUsage());
    long now = System.nanoTime();
    scene.contender().kill();
    write(writes.subList(half, writes.size()));
    scene.contender().startAgain();
    scene.contender().awaitRunning(plan.limit());
    return scene.measured(new Begin(atKill, now, writes.size(), entries, false), true);
  }

  /** Counts from when the contender is at work again. */
  private Measured redefine(Phase.Redefine redefine) throws Exception {
    UsageMark before = scene.mark();
    scene.contender().stop();
    int entries = scene.judge().expect(redefine.redefinition());
    UsageMark atStart = before.ofNewProcess(scene.brokerUsage());
    scene.contender().redefine(redefine.redefinition());
    scene.contender().startAgain();
    scene.contender().awaitRunning(plan.limit());
    return scene.measured(new Begin(atStart, System.nanoTime(), entries, entries, false), true);
  }

  /** Counts from the start of the process to its first answers, which need all that was lost. */
  private Measured coldStart() throws Exception {
    UsageMark before = scene.mark();
    scene.contender().loseState();
    UsageMark atStart = before.ofNewProcess(scene.brokerUsage());
    long now = System.nanoTime();
    scene.contender().startAgain();
    scene.contender().awaitRunning(plan.limit());
    List<Write> writes = writes(new Updates.Probes());
    scene.judge().expect(writes);
    write(writes);
    return scene.measured(new Begin(atStart, now, writes.size(), 0, false), true);
  }

  private List<Write> writes(Updates updates) {
    return updates.writes(scene.written(), random);
  }

  private void write(List<Write> writes) {
    writes.forEach(scene.feeder()::send);
    scene.feeder().flush();
  }

  private static void parkUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
