package io.latebind.chaos;

import io.latebind.chaos.write.ChaosTally;
import io.latebind.chaos.write.ChaosWriters;
import io.latebind.chaos.write.EventLog;
import io.latebind.cluster.Link;
import io.latebind.cluster.Member;
import io.latebind.cluster.ProcessCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Carries a plan out: a thread for each lane. A step that is late is done at once. */
final class Nemesis {
  /** The application whose transactions are to be held up. */
  private static final String INDEXER = "latebind-indexer";

  /** From the last write until nothing is left to do, mostly. */
  private static final Duration CALM = Duration.ofSeconds(4);

  private static final Duration AGAIN = Duration.ofMillis(500);

  private final FaultPlan plan;
  private final Duration maxBlock;
  private final ProcessCluster cluster;
  private final Health health;
  private final ChaosWriters writers;
  private final EventLog log;
  private final ChaosTally tally;
  private final List<Thread> threads = new ArrayList<>();
  private final Thread keeper;

  /** Held by whoever takes a broker away: never more than one at a time. */
  private final ReentrantLock brokers = new ReentrantLock();

  private volatile boolean stopped;

  /**
   * Whoever carries a plan out.
   *
   * @param maxBlock of the instances: stalls beyond it are counted
   */
  Nemesis(
      FaultPlan plan,
      Duration maxBlock,
      ProcessCluster cluster,
      Health health,
      ChaosWriters writers,
      EventLog log,
      ChaosTally tally) {
    this.plan = plan;
    this.maxBlock = maxBlock;
    this.cluster = cluster;
    this.health = health;
    this.writers = writers;
    this.log = log;
    this.tally = tally;
    this.keeper = Thread.ofPlatform().name("nemesis-keeper").unstarted(this::keep);
  }

  void start() {
    long begin = System.nanoTime();
    for (FaultPlan.Lane lane : plan.lanes()) {
      threads.add(Thread.ofPlatform().name("nemesis-" + lane.name()).start(() -> run(lane, begin)));
    }
    keeper.start();
  }

  /** Whether the plan has been carried out. */
  boolean isDone() {
    return threads.stream().noneMatch(Thread::isAlive);
  }

  private void run(FaultPlan.Lane lane, long begin) {
    try {
      for (FaultPlan.Step step : lane.steps()) {
        long due = (plan.timed() ? begin : System.nanoTime()) + step.due().toNanos();
        while (!stopped && System.nanoTime() < due) {
          LockSupport.parkNanos(Math.min(200_000_000, Math.max(1, due - System.nanoTime())));
        }
        if (stopped) {
          return;
        }
        carryOut(lane, step);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(FaultPlan.Lane lane, FaultPlan.Step step) throws InterruptedException {
    log.note(
        "%s: %s (due at %.1f)".formatted(lane.name(), step.fault(), step.due().toMillis() / 1e3));
    try {
      perform(step.fault());
      tally.add(step.fault().kind());
      if (step.fault().stall().compareTo(maxBlock) > 0) {
        tally.add("stalls beyond max.block.ms");
      }
      log.note(lane.name() + ": over");
    } catch (RuntimeException e) {
      tally.add("failed: " + step.fault().kind());
      log.say(lane.name() + ": failed: " + e);
    }
  }

  private void perform(Fault fault) throws InterruptedException {
    switch (fault) {
      case Fault.KillInstance kill -> killInstance(kill);
      case Fault.PauseInstance pause ->
          locked(
              cluster.instances().get(pause.instance()),
              instance -> instance.pause(pause.length()));
      case Fault.KillBroker kill -> killBroker(kill);
      case Fault.PauseBroker pause ->
          takeAway(cluster.brokers().get(pause.broker()), broker -> broker.pause(pause.length()));
      case Fault.CutLink cut ->
          change(List.of(cluster.links().get(cut.link())), new Link.State.Cut(), cut.length());
      case Fault.StallLink stall ->
          change(
              List.of(cluster.links().get(stall.link())), new Link.State.Stalled(), stall.length());
      case Fault.SlowLink slow ->
          change(
              List.of(cluster.links().get(slow.link())),
              new Link.State.Slow(slow.delay()),
              slow.length());
      case Fault.IsolateInstance isolate ->
          change(links(isolate.instance()), new Link.State.Cut(), isolate.length());
      case Fault.StallBrokers stall -> stallBrokers(stall);
      case Fault.StallCoordinator stall -> stallCoordinator(stall);
      case Fault.StallInstance stall -> {
        locked(
            cluster.instances().get(stall.instance()), instance -> instance.pause(stall.length()));
        awaitRecovered();
      }
      case Fault.FreezeInstance freeze -> {
        change(links(freeze.instance()), new Link.State.Stalled(), freeze.length());
        awaitRecovered();
      }
      case Fault.FreezeInstances freeze -> {
        List<Link> all = new ArrayList<>();
        for (int i = 0; i < cluster.instances().size(); i++) {
          all.addAll(links(i));
        }
        change(all, new Link.State.Stalled(), freeze.length());
        awaitRecovered();
      }
      case Fault.RollInstances roll -> rollInstances();
      case Fault.RollBrokers roll -> rollBrokers();
    }
  }

  private void stallBrokers(Fault.StallBrokers stall) throws InterruptedException {
    brokers.lockInterruptibly();
    try {
      if (stall.quiet()) {
        writers.hold(true);
        LockSupport.parkNanos(CALM.toNanos());
        tally.add("stall: all brokers, of these while nobody writes");
      }
      Member.pause(cluster.brokers(), stall.length());
      health.awaitReplicated();
    } finally {
      writers.hold(false);
      brokers.unlock();
    }
    awaitRecovered();
  }

  private void stallCoordinator(Fault.StallCoordinator stall) throws InterruptedException {
    brokers.lockInterruptibly(); // All are whole then, and the coordinator stays where it is.
    try {
      Member broker = cluster.brokers().get(health.holder(stall.office(), INDEXER) - 1);
      log.note(broker.name() + " is the one");
      takeAway(broker, each -> each.pause(stall.length()));
    } finally {
      brokers.unlock();
    }
    awaitRecovered();
  }

  /** Waits until every instance takes requests, if nothing else keeps it from that. */
  private void awaitRecovered() throws InterruptedException {
    for (int i = 0; i < cluster.instances().size(); i++) {
      health.awaitReady(i);
    }
  }

  private List<Link> links(int instance) {
    String prefix = "instance " + (instance + 1) + " to ";
    return cluster.links().stream().filter(link -> link.name().startsWith(prefix)).toList();
  }

  private static void change(List<Link> links, Link.State state, Duration length) {
    links.forEach(link -> link.become(state));
    LockSupport.parkNanos(length.toNanos());
    links.forEach(link -> link.become(new Link.State.Whole()));
  }

  private void killInstance(Fault.KillInstance kill) throws InterruptedException {
    locked(
        cluster.instances().get(kill.instance()),
        instance -> {
          instance.kill();
          if (kill.wipe()) {
            tally.add("folder of an instance deleted");
            instance.wipe("state");
          }
          LockSupport.parkNanos(kill.down().toNanos());
          instance.start();
          health.awaitReady(kill.instance());
        });
  }

  private void killBroker(Fault.KillBroker kill) throws InterruptedException {
    takeAway(
        cluster.brokers().get(kill.broker()),
        broker -> {
          broker.kill();
          LockSupport.parkNanos(kill.down().toNanos());
          broker.start();
        });
  }

  private void rollInstances() throws InterruptedException {
    for (int i = 0; i < cluster.instances().size() && !stopped; i++) {
      int number = i;
      locked(
          cluster.instances().get(i),
          instance -> {
            instance.stop();
            instance.start();
            health.awaitReady(number);
          });
    }
  }

  private void rollBrokers() throws InterruptedException {
    for (Member each : cluster.brokers()) {
      if (!stopped) {
        takeAway(
            each,
            broker -> {
              broker.stop();
              broker.start();
            });
      }
    }
  }

  /** Does something to a broker when all the others are whole, and waits until this one is. */
  private void takeAway(Member broker, Action action) throws InterruptedException {
    brokers.lockInterruptibly();
    try {
      locked(broker, action);
      health.awaitReplicated();
    } finally {
      brokers.unlock();
    }
  }

  /** Something to do to a member while it is nobody else's. */
  @FunctionalInterface
  private interface Action {
    void on(Member member) throws InterruptedException;
  }

  private static void locked(Member member, Action action) throws InterruptedException {
    member.lock().lockInterruptibly();
    try {
      action.on(member);
    } finally {
      member.lock().unlock();
    }
  }

  /** Starts again what ended by itself, as whatever runs services would. */
  private void keep() {
    while (!stopped) {
      cluster.instances().forEach(this::keep);
      cluster.brokers().forEach(this::keep);
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }

  private void keep(Member member) {
    if (!member.isAlive() && member.lock().tryLock()) {
      try {
        if (!member.isAlive()) {
          tally.add("ended by itself: " + member.name());
          log.say(member.name() + " ended by itself and is started again");
          member.start();
        }
      } finally {
        member.lock().unlock();
      }
    }
  }

  /** Begins nothing more, waits for what has begun, and makes everything whole. */
  void heal() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    keeper.join();
    cluster.links().forEach(link -> link.become(new Link.State.Whole()));
    cluster.brokers().forEach(this::keep);
    cluster.instances().forEach(this::keep);
  }
}
