package io.latebind.simulation.scope;

import io.latebind.index.Limits;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Beginning;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.Definition;
import io.latebind.simulation.model.Setup;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scopes of which every order is tried: two partitions and three documents each. */
final class SmallScopes {
  private static final Limits LIMITS =
      new Limits(20, 100_000, 1).withRows(SimulatedStores.rowLimits(5_000, 1_000));

  private SmallScopes() {}

  private static Definition definition(String name, Definition.Kind kind, int variant) {
    return new Definition(name, kind, variant, false, Definition.Cover.ALL);
  }

  private static Setup setup(Definition... definitions) {
    return new Setup(List.of(definitions), LIMITS);
  }

  private static Action.Write write(String id, int version, @Nullable String peer, String... refs) {
    Content content =
        new Content(version, version, version, null, peer, List.of(refs), 0, version, false, 0);
    return new Action.Write(id, content);
  }

  private static Action.Write next(String id, int version, @Nullable String next) {
    return new Action.Write(
        id, new Content(version, version, version, next, null, List.of(), 0, version, false, 0));
  }

  private static Action.Write delete(String id) {
    return new Action.Write(id, null);
  }

  private static Beginning beginning(Map<String, Integer> homes, Setup setup) {
    return new Beginning(2, 2, 1, 1, 1, homes, false, setup);
  }

  /** A target is written, changed and deleted while a foreign and a local referrer come. */
  static SmallScope lateTarget() {
    Setup setup = setup(definition("f", Definition.Kind.FIELDS, 0));
    return new SmallScope(
        "a target with two referrers",
        beginning(Map.of("r", 0, "s", 1, "t", 1), setup),
        List.of(
            List.of(write("r", 1, "t")),
            List.of(write("s", 1, "t")),
            List.of(write("t", 1, null), write("t", 2, null), delete("t"))),
        1,
        List.of(),
        false,
        setup);
  }

  /** A referrer points elsewhere and goes, while both targets come. */
  static SmallScope changedReference() {
    Setup setup = setup(definition("f", Definition.Kind.FIELDS, 0));
    return new SmallScope(
        "a reference that changes",
        beginning(Map.of("r", 0, "t", 1, "u", 1), setup),
        List.of(
            List.of(write("r", 1, "t"), write("r", 2, "u"), delete("r")),
            List.of(write("t", 1, null)),
            List.of(write("u", 1, null))),
        1,
        List.of(),
        false,
        setup);
  }

  /** A chain over two partitions, whose middle changes. */
  static SmallScope twoHops() {
    Setup setup = setup(definition("h", Definition.Kind.HOPS, 1));
    return new SmallScope(
        "two hops",
        beginning(Map.of("r", 0, "t", 1, "u", 0), setup),
        List.of(
            List.of(write("r", 1, null, "t")),
            List.of(next("t", 1, "u"), next("t", 2, null)),
            List.of(write("u", 1, null))),
        1,
        List.of(),
        false,
        setup);
  }

  /** Two documents that load each other, and a third that loads both. */
  static SmallScope circle() {
    Setup setup = setup(definition("h", Definition.Kind.HOPS, 0));
    return new SmallScope(
        "a circle",
        beginning(Map.of("r", 0, "s", 1, "t", 0), setup),
        List.of(
            List.of(write("r", 1, null, "s"), write("r", 2, null, "s")),
            List.of(write("s", 1, null, "r")),
            List.of(write("t", 1, null, "r", "s"))),
        1,
        List.of(),
        false,
        setup);
  }

  /** An index begins to read more of a target, on one instance before the other. */
  static SmallScope otherDefinitions() {
    Setup setup = setup(definition("f", Definition.Kind.FIELDS, 0));
    return new SmallScope(
        "definitions that change",
        beginning(Map.of("r", 0, "s", 0, "t", 1), setup),
        List.of(List.of(write("r", 1, "t")), List.of(write("t", 1, null), write("t", 2, null))),
        2,
        List.of(),
        false,
        setup(definition("f", Definition.Kind.FIELDS, 1)));
  }

  /** One foreign reference, to try all that Kafka can do around it. */
  static SmallScope onePair() {
    Setup setup = setup(definition("f", Definition.Kind.FIELDS, 0));
    return new SmallScope(
        "a referrer and its target",
        beginning(Map.of("r", 0, "t", 1), setup),
        List.of(List.of(write("r", 1, "t")), List.of(write("t", 1, null))),
        1,
        List.of(),
        false,
        setup);
  }

  private static final List<SmallScope.Kind> CRASH =
      List.of(SmallScope.Kind.KILL, SmallScope.Kind.DIE_WITHIN);

  /** One foreign reference, and a crash anywhere. */
  static SmallScope onePairWithACrash() {
    return onePair().with("one crash anywhere", CRASH, false);
  }

  /** What a build has the time for. */
  static List<SmallScope> small() {
    return List.of(
        lateTarget().with("no fault", List.of(), false),
        changedReference().with("no fault", List.of(), false),
        twoHops().with("no fault", List.of(), false),
        circle().with("no fault", List.of(), false),
        onePairWithACrash(),
        onePair().with("one zombie", List.of(SmallScope.Kind.STALL), false));
  }

  /** What takes minutes. */
  static List<SmallScope> large() {
    return Stream.of(
            lateTarget().with("one crash anywhere", CRASH, false),
            changedReference().with("one crash anywhere", CRASH, false),
            twoHops().with("one crash anywhere", CRASH, false),
            circle().with("one crash anywhere", CRASH, false),
            lateTarget().with("one partition moves", List.of(SmallScope.Kind.MOVE), false),
            onePair().with("one crash anywhere, markers one by one", CRASH, true),
            onePair().with("one zombie, markers one by one", List.of(SmallScope.Kind.STALL), true),
            otherDefinitions()
                .with("both instances are killed", List.of(SmallScope.Kind.KILL), false))
        .toList();
  }
}
