package io.latebind.bench.workload;

import io.latebind.bench.contender.Contender;
import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Redefinition;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Updates;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue of workloads. */
public final class Workloads {
  private static final Set<Contender> JOINS =
      EnumSet.complementOf(EnumSet.of(Contender.PASS_THROUGH));
  private static final Set<Contender> ALL = EnumSet.allOf(Contender.class);

  /** Probes enough that every partition has some referrers and some targets of them. */
  private static final int PROBES = 60;

  /** So many that each pair of partitions has some, whose target and referrer live there. */
  private static final int SENTINELS = 300;

  /**
   * A workload of any size.
   *
   * @param full its size, in referrers
   * @param quick its size when there is no time
   */
  private record Kit(String name, int full, int quick, Builder builder) {}

  /** Makes a workload. */
  private interface Builder {
    Workload build(String name, int size, boolean quick);
  }

  private static final List<Kit> KITS =
      List.of(
          new Kit("load-1", 200_000, 20_000, Workloads::loadOne),
          new Kit("load-100", 200_000, 20_000, (name, size, quick) -> loadMany(name, size, 100)),
          new Kit("load-10k", 200_000, 20_000, (name, size, quick) -> loadMany(name, size, 10_000)),
          new Kit("referrer-update", 200_000, 20_000, Workloads::referrerUpdate),
          new Kit("target-update-1k", 200_000, 20_000, Workloads::targetUpdate),
          new Kit("target-noise", 200_000, 20_000, Workloads::targetNoise),
          new Kit("hot-target", 1_000_000, 50_000, Workloads::hotTarget),
          new Kit("three-refs", 100_000, 10_000, Workloads::threeReferences),
          new Kit("two-hops", 100_000, 10_000, Workloads::twoHops),
          new Kit("co-located", 200_000, 20_000, Workloads::coLocated),
          new Kit("late", 200_000, 20_000, Workloads::late),
          new Kit("freshness", 100_000, 20_000, Workloads::freshness),
          new Kit("restart", 1_000_000, 50_000, Workloads::restart),
          new Kit("unload", 200_000, 20_000, Workloads::unload));

  private Workloads() {}

  /** The names of all. */
  static List<String> names() {
    return KITS.stream().map(Kit::name).toList();
  }

  /**
   * The workloads that are asked for.
   *
   * @param asked their names, each with sizes where they shall not have their usual one, as in
   *     {@code load-1@100k,300k,1M}; all when there are none
   * @throws IllegalArgumentException with what there is, when one is unknown
   */
  public static List<Workload> of(List<String> asked, boolean quick) {
    List<String> names = asked.isEmpty() ? names() : asked;
    return names.stream().flatMap(name -> of(name, quick).stream()).toList();
  }

  private static List<Workload> of(String asked, boolean quick) {
    int at = asked.indexOf('@');
    Kit kit = kit(at < 0 ? asked : asked.substring(0, at));
    if (at < 0) {
      int size = quick ? kit.quick() : kit.full();
      return List.of(kit.builder().build(kit.name(), size, quick));
    }
    return List.of(asked.substring(at + 1).split(",", -1)).stream()
        .map(size -> kit.builder().build(kit.name() + "@" + size, Sizes.parse(size), quick))
        .toList();
  }

  private static Kit kit(String name) {
    return KITS.stream()
        .filter(kit -> kit.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no workload \""
                        + name
                        + "\". There are: core, "
                        + KITS.stream().map(Kit::name).collect(Collectors.joining(", "))));
  }

  private static Phase.Load load(boolean counted) {
    return new Phase.Load("", new Updates.First(List.of(Kind.values())), counted);
  }

  private static Workload loadOne(String name, int size, boolean quick) {
    String about = "documents in random order, every referrer with a target of its own";
    return new Workload(name, about, Shape.sharing(size, 1), List.of(load(true)), ALL);
  }

  private static Workload loadMany(String name, int size, int fanOut) {
    String about = "documents in random order, %,d referrers a target".formatted(fanOut);
    return new Workload(name, about, Shape.sharing(size, fanOut), List.of(load(true)), JOINS);
  }

  private static Workload referrerUpdate(String name, int size, boolean quick) {
    return new Workload(
        name,
        "every referrer updated once, its reference unchanged",
        Shape.sharing(size, 1),
        List.of(load(false), new Phase.Burst("", new Updates.Referrers(), false)),
        ALL);
  }

  private static Workload targetUpdate(String name, int size, boolean quick) {
    return new Workload(
        name,
        "every target updated in a field that is indexed, 1,000 referrers each",
        Shape.sharing(size, 1_000),
        List.of(load(false), new Phase.Burst("", new Updates.Targets(1), false)),
        JOINS);
  }

  private static Workload targetNoise(String name, int size, boolean quick) {
    return new Workload(
        name,
        "every target updated ten times where no index reads, 1,000 referrers each",
        Shape.sharing(size, 1_000).withProbes(SENTINELS),
        List.of(load(false), new Phase.Burst("", new Updates.Noise(10), true)),
        JOINS);
  }

  private static Workload hotTarget(String name, int size, boolean quick) {
    Duration over = Duration.ofSeconds(quick ? 3 : 10);
    int times = quick ? 30 : 100;
    return new Workload(
        name,
        "one target of %,d referrers updated once, then %d times within %d s; times are those of"
                .formatted(size, times, over.toSeconds())
            + " other documents, written meanwhile",
        Shape.sharing(size, size).withProbes(PROBES),
        List.of(
            load(false),
            new Phase.Spread("once", new Updates.Targets(1), Duration.ZERO),
            new Phase.Spread(times + " times", new Updates.Targets(times), over)),
        JOINS);
  }

  private static Workload threeReferences(String name, int size, boolean quick) {
    return new Workload(
        name,
        "documents in random order, three references a referrer",
        Shape.sharing(size, 1).withThreeReferences(),
        List.of(load(true)),
        JOINS);
  }

  private static Workload twoHops(String name, int size, boolean quick) {
    return new Workload(
        name,
        "documents in random order, every target leads to another that it shares with 99",
        Shape.sharing(size, 1).withHops(),
        List.of(load(true)),
        JOINS);
  }

  private static Workload coLocated(String name, int size, boolean quick) {
    return new Workload(
        name,
        "as load-1, with ids anchored so that Latebind finds every target on the same partition",
        Shape.sharing(size, 1).withAnchors(),
        List.of(load(true)),
        ALL);
  }

  private static Workload late(String name, int size, boolean quick) {
    return new Workload(
        name,
        "all referrers first; when everything is at rest 90 % of the targets, the others never",
        Shape.sharing(size, 1),
        List.of(
            new Phase.Load("referrers", new Updates.First(List.of(Kind.REFERRER)), true),
            new Phase.Burst("targets", new Updates.Late(90), false)),
        JOINS);
  }

  private static Workload freshness(String name, int size, boolean quick) {
    return new Workload(
        name,
        "referrers and targets updated by turns, at half of the rate that the slower of Latebind"
            + " and the tuned join loads; times are from write to readable entry",
        Shape.sharing(size, 1),
        List.of(
            load(false),
            new Phase.Paced("", new Updates.Mixed(), Duration.ofSeconds(quick ? 5 : 30))),
        JOINS);
  }

  private static Workload unload(String name, int size, boolean quick) {
    return new Workload(
        name,
        "starts with other definitions: a field of %,d referrers of one target has another name,"
                .formatted(size)
            + " then nothing is loaded any more",
        Shape.sharing(size, size),
        List.of(
            load(false),
            new Phase.Redefine("a field renamed", Redefinition.FIELD_RENAMED),
            new Phase.Redefine("nothing loaded", Redefinition.LOADS_NOTHING)),
        EnumSet.of(Contender.LATEBIND));
  }

  private static Workload restart(String name, int size, boolean quick) {
    return new Workload(
        name,
        "kill -9 when 30 %% of %,d referrers show the update of their target, which is updated"
                .formatted(size)
            + " again while it is down; then a start without local state, up to the first answers",
        Shape.sharing(size, size).withProbes(PROBES),
        List.of(
            load(false),
            new Phase.Crash("kill -9", new Updates.Targets(2), 30),
            new Phase.ColdStart("cold restore")),
        JOINS);
  }
}
