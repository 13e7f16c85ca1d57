package io.latebind.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Json;
import io.latebind.engine.Evaluated;
import io.latebind.engine.Projection;
import io.latebind.engine.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has to hold of the protocol's rows when a world is at rest: each of them is explained by a
 * document that exists and loads something, and nothing is missing.
 */
final class ProtocolInvariants {
  private final World world;
  private final Setup setup;
  private final Map<Integer, Task> tasks;

  ProtocolInvariants(World world, Setup setup) {
    this.world = world;
    this.setup = setup;
    this.tasks = world.tasks().collect(Collectors.toMap(Task::partition, task -> task));
  }

  void check() {
    tasks.values().forEach(this::check);
    subscriptions();
  }

  private void check(Task task) {
    String where = " of partition " + task.partition();
    assertThat(task.state().nextSweep(null)).as("open sweeps" + where).isNull();
    Map<String, Projection> needs = new TreeMap<>();
    Set<List<String>> referrers = new HashSet<>();
    for (String id : ids(task, 'E')) {
      Evaluated evaluated = Objects.requireNonNull(task.state().evaluated(id));
      evaluated.references().forEach(target -> referrers.add(List.of(target, id)));
      needs(id, needs);
    }
    assertThat(referrers(task)).as("referrers" + where).isEqualTo(referrers);
    assertThat(ids(task, 'T')).as("targets" + where).isEqualTo(needs.keySet());
    needs.forEach((target, needed) -> target(task, target, needed));
    String kinds =
        task.stores().rows(Stores.PROTOCOL).all().keySet().stream()
            .map(key -> String.valueOf((char) key[0]))
            .distinct()
            .collect(Collectors.joining());
    assertThat(kinds).as("kinds of rows").matches("[EIRST]*");
  }

  private void needs(String id, Map<String, Projection> needs) {
    Content content = Objects.requireNonNull(world.history().latest(id));
    for (Definition definition : setup.definitions()) {
      if (definition.cover().covers(id)) {
        Expected.of(definition, id, content, world.history()::latest, setup.limits())
            .loads()
            .forEach((target, read) -> needs.merge(target, read, Projection::union));
      }
    }
  }

  private void target(Task task, String id, Projection needed) {
    Target target = Objects.requireNonNull(task.state().target(id));
    assertThat(target.needed().covers(needed)).as("what is needed of %s", id).isTrue();
    if (world.home().of(id) == task.partition()) {
      assertThat(target.replica()).as("replica of the local %s", id).isNull();
      return;
    }
    Content content = world.history().latest(id);
    Target.Replica expected =
        content == null
            ? new Target.Replica.Missing()
            : new Target.Replica.Present(
                target
                    .needed()
                    .apply(Json.decodeObject(content.json().getBytes(StandardCharsets.UTF_8))));
    assertThat(target.replica()).as("replica of %s", id).isEqualTo(expected);
  }

  /** Subscriptions are exactly what the replicas of all partitions need. */
  private void subscriptions() {
    Map<String, Map<Integer, Projection>> expected = new TreeMap<>();
    Map<String, Map<Integer, Projection>> actual = new TreeMap<>();
    for (Task task : tasks.values()) {
      for (String id : ids(task, 'T')) {
        Target target = Objects.requireNonNull(task.state().target(id));
        if (target.replica() != null) {
          String key = world.home().of(id) + " " + id;
          expected
              .computeIfAbsent(key, k -> new TreeMap<>())
              .put(task.partition(), target.needed());
        }
      }
      for (String id : ids(task, 'S')) {
        actual.put(task.partition() + " " + id, task.state().subscribers(id));
      }
    }
    assertThat(actual).as("subscriptions").isEqualTo(expected);
  }

  /** The ids of all rows of one kind. */
  static Set<String> ids(Task task, char kind) {
    return task.stores().rows(Stores.PROTOCOL).all().keySet().stream()
        .filter(key -> key[0] == (byte) kind)
        .map(key -> new String(key, 1, key.length - 1, StandardCharsets.UTF_8))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All pairs of a target and its referrer. */
  private static Set<List<String>> referrers(Task task) {
    return task.stores().rows(Stores.PROTOCOL).all().keySet().stream()
        .filter(key -> key[0] == 'R')
        .map(ProtocolInvariants::referrer)
        .collect(Collectors.toSet());
  }

  static List<String> referrer(byte[] key) {
    ByteBuffer bytes = ByteBuffer.wrap(key, 1, key.length - 1);
    byte[] target = new byte[bytes.getShort()];
    bytes.get(target);
    byte[] referrer = new byte[bytes.remaining()];
    bytes.get(referrer);
    return List.of(
        new String(target, StandardCharsets.UTF_8), new String(referrer, StandardCharsets.UTF_8));
  }
}
