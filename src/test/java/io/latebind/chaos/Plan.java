package io.latebind.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What the nemesis is going to do: lanes side by side, each with one fault after the other. It
 * follows from the seed and the numbers that were asked for, and from nothing else.
 *
 * <p>A lane for each instance, so that several may be away at once; one for brokers, so that only
 * one is; one for links; and one that restarts everything in order.
 */
record Plan(List<Lane> lanes) {
  private static final int INSTANCES = 3;
  private static final int LINKS = 15;

  /** Faults that follow each other, spread over the time. */
  record Lane(String name, List<Step> steps) {}

  /** A fault and when it is due, if those before it are over by then. */
  record Step(Duration due, Fault fault) {}

  static Plan of(ChaosOptions options) {
    Maker maker = new Maker(new Random(options.seed()), options);
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      int instance = i;
      lanes.add(maker.lane("instance " + (i + 1), maker.instanceFaults(instance)));
    }
    lanes.add(maker.lane("brokers", maker.brokerFaults()));
    lanes.add(maker.lane("links", maker.linkFaults()));
    lanes.add(maker.lane("rolling", maker.rolling()));
    return new Plan(lanes);
  }

  /** Draws faults. */
  private record Maker(Random random, ChaosOptions options) {
    List<Fault> instanceFaults(int instance) {
      List<Fault> faults = new ArrayList<>();
      add(faults, share(options.instanceKills(), instance), () -> kill(instance));
      add(
          faults,
          share(options.zombies(), instance),
          () -> new Fault.PauseInstance(instance, millis(14_000, 25_000)));
      add(
          faults,
          share(options.zombies(), instance),
          () -> new Fault.PauseInstance(instance, millis(500, 8_000)));
      return faults;
    }

    private Fault kill(int instance) {
      // Mostly it comes back within its session, sometimes others have taken over meanwhile.
      Duration down = random.nextInt(5) == 0 ? millis(11_000, 16_000) : millis(100, 3_000);
      return new Fault.KillInstance(instance, down, random.nextInt(6) == 0);
    }

    List<Fault> brokerFaults() {
      List<Fault> faults = new ArrayList<>();
      add(
          faults,
          options.brokerKills(),
          () -> new Fault.KillBroker(random.nextInt(3), millis(500, 9_000)));
      int pauses = Math.max(1, options.brokerKills() / 10);
      add(faults, pauses, () -> new Fault.PauseBroker(random.nextInt(3), millis(13_000, 16_000)));
      add(faults, pauses, () -> new Fault.PauseBroker(random.nextInt(3), millis(500, 5_000)));
      return faults;
    }

    List<Fault> linkFaults() {
      List<Fault> faults = new ArrayList<>();
      int number = options.cuts();
      add(faults, number, () -> new Fault.CutLink(random.nextInt(LINKS), millis(500, 12_000)));
      add(faults, number, () -> new Fault.StallLink(random.nextInt(LINKS), millis(500, 12_000)));
      add(faults, number, this::slow);
      add(faults, number, this::isolate);
      return faults;
    }

    private Fault slow() {
      return new Fault.SlowLink(random.nextInt(LINKS), millis(5, 150), millis(2_000, 15_000));
    }

    private Fault isolate() {
      return new Fault.IsolateInstance(random.nextInt(INSTANCES), millis(3_000, 22_000));
    }

    List<Fault> rolling() {
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < options.rolls(); i++) {
        faults.add(i % 2 == 0 ? new Fault.RollInstances() : new Fault.RollBrokers());
      }
      return faults;
    }

    private Duration millis(int least, int most) {
      return Duration.ofMillis(least + random.nextInt(most - least));
    }

    private static void add(List<Fault> faults, int number, Supplier<Fault> fault) {
      for (int i = 0; i < number; i++) {
        faults.add(fault.get());
      }
    }

    private static int share(int number, int instance) {
      return number / INSTANCES + (instance < number % INSTANCES ? 1 : 0);
    }

    Lane lane(String name, List<Fault> faults) {
      if (!name.equals("rolling")) {
        Collections.shuffle(faults, random);
      }
      List<Step> steps = new ArrayList<>();
      double each = options.time().toMillis() / (double) Math.max(1, faults.size());
      for (int i = 0; i < faults.size(); i++) {
        long due = (long) (each * (i + 0.6 * random.nextDouble()));
        steps.add(new Step(Duration.ofMillis(due), faults.get(i)));
      }
      return new Lane(name, steps);
    }
  }
}
