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
 * one is; one for links; one that restarts everything in order; and one in which everything stands
 * still.
 *
 * @param timed whether steps are due at a time after the beginning; else each is due so long after
 *     the end of the one before
 */
record FaultPlan(List<Lane> lanes, boolean timed) {
  private static final int BROKERS = 3;

  /**
   * The longest time from a fault to the next of the longest lane, where no time is set, and what
   * others are given more for each fault that they have less: they are to end at about the same
   * time.
   */
  private static final int GAP_MILLIS = 6_000;

  private static final int RECOVERY_MILLIS = 20_000;

  private static final int SHORTEST_STALL_MILLIS = 1_000;
  private static final double BEYOND = 1.15;
  private static final int STALL_KINDS = 6;

  /** Faults that follow each other. */
  record Lane(String name, List<Step> steps) {}

  /** A fault and when it is due, if those before it are over by then. */
  record Step(Duration due, Fault fault) {}

  static FaultPlan of(ChaosOptions options) {
    Maker maker = new Maker(new Random(options.seed()), options);
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < options.instances(); i++) {
      int instance = i;
      lanes.add(maker.lane("instance " + (i + 1), maker.instanceFaults(instance)));
    }
    lanes.add(maker.lane("brokers", maker.brokerFaults()));
    lanes.add(maker.lane("links", maker.linkFaults()));
    lanes.add(maker.lane("rolling", maker.rolling()));
    lanes.add(maker.lane("stalls", maker.stalls()));
    return new FaultPlan(lanes, options.time() != null);
  }

  /** Draws faults. */
  private record Maker(Random random, ChaosOptions options) {
    private ChaosOptions.Faults numbers() {
      return options.faults();
    }

    private int links() {
      return BROKERS * (1 + options.instances()) + options.instances();
    }

    List<Fault> instanceFaults(int instance) {
      List<Fault> faults = new ArrayList<>();
      add(faults, share(numbers().instanceKills(), instance), () -> kill(instance));
      add(
          faults,
          share(numbers().zombies(), instance),
          () -> new Fault.PauseInstance(instance, millis(14_000, 25_000)));
      add(
          faults,
          share(numbers().zombies(), instance),
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
          numbers().brokerKills(),
          () -> new Fault.KillBroker(random.nextInt(BROKERS), millis(500, 9_000)));
      int pauses = Math.max(1, numbers().brokerKills() / 10);
      add(
          faults,
          pauses,
          () -> new Fault.PauseBroker(random.nextInt(BROKERS), millis(13_000, 16_000)));
      add(faults, pauses, () -> new Fault.PauseBroker(random.nextInt(BROKERS), millis(500, 5_000)));
      return faults;
    }

    List<Fault> linkFaults() {
      List<Fault> faults = new ArrayList<>();
      int number = numbers().cuts();
      add(faults, number, () -> new Fault.CutLink(random.nextInt(links()), millis(500, 12_000)));
      add(faults, number, () -> new Fault.StallLink(random.nextInt(links()), millis(500, 12_000)));
      add(faults, number, this::slow);
      add(faults, number, this::isolate);
      return faults;
    }

    private Fault slow() {
      return new Fault.SlowLink(random.nextInt(links()), millis(5, 150), millis(2_000, 15_000));
    }

    private Fault isolate() {
      return new Fault.IsolateInstance(random.nextInt(options.instances()), millis(3_000, 22_000));
    }

    List<Fault> rolling() {
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < numbers().rolls(); i++) {
        faults.add(i % 2 == 0 ? new Fault.RollInstances() : new Fault.RollBrokers());
      }
      return faults;
    }

    /**
     * A third within {@code max.block.ms}, a third beyond it, and a third beyond twice as long: a
     * commit waits that long for its offsets, and then for its end.
     */
    List<Fault> stalls() {
      List<Fault> faults = new ArrayList<>();
      double maxBlock = options.maxBlock().toMillis();
      double longest = numbers().stallMax().toMillis();
      for (int i = 0; i < numbers().stalls(); i++) {
        Duration length =
            switch ((i + i / STALL_KINDS) % 3) {
              case 0 -> between(2 * BEYOND * maxBlock, longest);
              case 1 -> between(BEYOND * maxBlock, 2 * BEYOND * maxBlock);
              default -> between(SHORTEST_STALL_MILLIS, maxBlock);
            };
        faults.add(stall(i, length));
      }
      return faults;
    }

    private Fault stall(int number, Duration length) {
      int instance = random.nextInt(options.instances());
      return switch (number % STALL_KINDS) {
        case 0 -> new Fault.StallBrokers(length, number / STALL_KINDS % 2 == 0);
        case 1 -> new Fault.StallCoordinator(Fault.Office.TRANSACTIONS, length);
        case 2 -> new Fault.FreezeInstances(length);
        case 3 -> new Fault.StallCoordinator(Fault.Office.GROUP, length);
        case 4 -> new Fault.StallInstance(instance, length);
        default -> new Fault.FreezeInstance(instance, length);
      };
    }

    /** Evenly among the orders of magnitude, and none longer than the longest. */
    private Duration between(double leastMillis, double mostMillis) {
      double longest = numbers().stallMax().toMillis();
      double factor = Math.pow(Math.max(1, mostMillis / leastMillis), random.nextDouble());
      return Duration.ofMillis((long) Math.min(longest, leastMillis * factor));
    }

    private Duration millis(int least, int most) {
      return Duration.ofMillis(least + random.nextInt(most - least));
    }

    private static void add(List<Fault> faults, int number, Supplier<Fault> fault) {
      for (int i = 0; i < number; i++) {
        faults.add(fault.get());
      }
    }

    private int share(int number, int instance) {
      return ChaosOptions.share(number, instance, options.instances());
    }

    Lane lane(String name, List<Fault> faults) {
      if (!name.equals("rolling")) {
        Collections.shuffle(faults, random);
      }
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < faults.size(); i++) {
        steps.add(new Step(due(i, faults.size()), faults.get(i)));
      }
      return new Lane(name, steps);
    }

    private int longestLane() {
      int instance = numbers().instanceKills() / options.instances();
      return Math.max(instance, Math.max(numbers().brokerKills(), numbers().stalls()));
    }

    private Duration due(int number, int of) {
      Duration time = options.time();
      if (time == null) {
        double more = RECOVERY_MILLIS * Math.max(0, longestLane() / (double) of - 1);
        return Duration.ofMillis(random.nextInt(GAP_MILLIS + (int) more));
      }
      double each = time.toMillis() / (double) of;
      return Duration.ofMillis((long) (each * (number + 0.6 * random.nextDouble())));
    }
  }
}
