package io.latebind.simulation.run;

import io.latebind.index.Limits;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.model.Chance;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.Definition;
import io.latebind.simulation.model.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes ids, documents and definitions. */
final class Generator {
  private static final List<String> NASTY =
      List.of(
          "a",
          "a/",
          "a/1",
          "a/1/b",
          "a/10",
          "a\u0000",
          "\u0000",
          "\u0000a",
          "x",
          "x#0",
          "x#1",
          "x#0#0",
          "#",
          "/",
          "ä",
          "\uD83D\uDE00",
          "\uD83D\uDE00\uD83D\uDE00",
          "\uFF5E",
          "\uFFFD",
          "\"\\",
          "y".repeat(300),
          "y".repeat(301),
          "~");

  /** Ids that look like the keys of another's numbered entries. */
  private static final List<String> NUMBERED = List.of("x", "x#0", "x#1", "x#0#0");

  private static final List<String> NAMES = List.of("f", "w", "h", "t", "m", "g");

  private final Chance chance;
  private final List<String> ids;
  private final List<String> hot;
  private long versions;

  Generator(Chance chance) {
    this.chance = chance;
    List<String> pool =
        new ArrayList<>(
            Stream.concat(NASTY.stream(), IntStream.range(0, 12).mapToObj(n -> "d/" + n)).toList());
    int size = chance.percent(20) ? 3 : chance.between(4, 24);
    this.ids = new ArrayList<>(chance.percent(25) ? NUMBERED : List.of());
    pool.removeAll(ids);
    while (ids.size() < size) {
      ids.add(pool.remove(chance.below(pool.size())));
    }
    this.hot = ids.subList(ids.size() - chance.between(1, 3), ids.size());
  }

  List<String> ids() {
    return ids;
  }

  String id() {
    return chance.pick(ids);
  }

  private String target() {
    return chance.percent(40) ? chance.pick(hot) : chance.pick(ids);
  }

  /** A home for each id: spread evenly, or referrers and what they load never together. */
  Map<String, Integer> homes(int partitions) {
    boolean apart = partitions > 1 && chance.percent(30);
    Map<String, Integer> homes = new TreeMap<>();
    for (String id : ids) {
      int spread = Math.floorMod(mixed(id), partitions);
      int elsewhere = partitions == 1 ? 0 : 1 + Math.floorMod(mixed(id), partitions - 1);
      homes.put(id, !apart ? spread : hot.contains(id) ? 0 : elsewhere);
    }
    return homes;
  }

  private static int mixed(String id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  /** The next content of a document that now has {@code before}. */
  Content content(@Nullable Content before) {
    versions++;
    if (before == null || chance.percent(30)) {
      return fresh();
    }
    return switch (chance.below(6)) {
      case 0 -> before;
      case 1 -> with(before, before.name(), before.code(), versions, before.next());
      case 2 -> with(before, versions, before.code(), before.noise(), before.next());
      case 3 -> with(before, before.name(), versions, before.noise(), before.next());
      case 4 -> with(before, before.name(), before.code(), before.noise(), maybe(60));
      default -> fresh();
    };
  }

  private Content fresh() {
    List<String> refs =
        Stream.generate(this::target).limit(chance.percent(50) ? 0 : chance.below(5)).toList();
    return new Content(
        versions,
        versions,
        versions,
        maybe(50),
        chance.percent(2) ? "" : maybe(70),
        refs,
        chance.below(4),
        versions,
        chance.percent(5),
        chance.percent(10) ? 200 : 0);
  }

  private @Nullable String maybe(int percent) {
    return chance.percent(percent) ? target() : null;
  }

  private Content with(Content before, long name, long code, long noise, @Nullable String next) {
    return new Content(
        versions,
        name,
        code,
        next,
        before.peer(),
        before.refs(),
        before.tags(),
        noise,
        before.boom(),
        before.pad());
  }

  Setup setup() {
    List<Definition> definitions = new ArrayList<>();
    for (String name : NAMES.subList(0, chance.between(1, NAMES.size()))) {
      definitions.add(definition(name));
    }
    return new Setup(definitions, limits());
  }

  /** A setup that differs from {@code before}, in one way or in several. */
  Setup changed(Setup before) {
    List<Definition> definitions = new ArrayList<>(before.definitions());
    Limits limits = before.limits();
    do {
      switch (definitions.isEmpty() ? 3 : chance.below(4)) {
        case 0 -> definitions.remove(chance.below(definitions.size()));
        case 1 -> limits = limits();
        case 2 -> {
          Definition old = definitions.remove(chance.below(definitions.size()));
          definitions.add(changed(old));
        }
        default -> {
          String name = chance.pick(NAMES);
          definitions.removeIf(old -> old.name().equals(name));
          definitions.add(definition(name));
        }
      }
    } while (definitions.isEmpty() || chance.percent(40));
    return new Setup(definitions, limits);
  }

  private Definition changed(Definition old) {
    return switch (chance.below(3)) {
      case 0 -> new Definition(old.name(), old.kind(), old.variant(), !old.several(), old.cover());
      case 1 ->
          new Definition(
              old.name(), old.kind(), chance.below(Definition.VARIANTS), old.several(), cover());
      default -> definition(old.name());
    };
  }

  /** Most names keep their kind, so that an index may come back as it was. */
  private Definition definition(String name) {
    Definition.Kind[] kinds = Definition.Kind.values();
    int kind = chance.percent(80) ? NAMES.indexOf(name) % kinds.length : chance.below(kinds.length);
    boolean several = kinds[kind] == Definition.Kind.TAGS ? chance.percent(80) : chance.percent(10);
    return new Definition(name, kinds[kind], chance.below(Definition.VARIANTS), several, cover());
  }

  private Definition.Cover cover() {
    return chance.percent(70)
        ? Definition.Cover.ALL
        : chance.pick(List.of(Definition.Cover.EVEN, Definition.Cover.ODD));
  }

  private Limits limits() {
    return new Limits(
        chance.percent(70) ? 20 : chance.between(1, 4),
        chance.percent(70) ? 100_000 : chance.between(150, 1500),
        chance.between(1, 4),
        chance.percent(50) ? 100 : chance.between(1, 6),
        SimulatedStores.rowLimits(
            chance.percent(70) ? 5_000 : chance.between(5, chance.percent(50) ? 60 : 700),
            chance.percent(70) ? 1_000 : chance.between(5, 60)));
  }
}
