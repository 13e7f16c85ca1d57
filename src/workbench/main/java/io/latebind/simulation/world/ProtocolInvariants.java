package io.latebind.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Json;
import io.latebind.index.Projection;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.Visit;
import io.latebind.rows.RowCodecs;
import io.latebind.rows.RowKeys;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.Expected;
import io.latebind.simulation.model.Setup;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    for (String id : evaluated(task)) {
      EvaluationRecord evaluated = Objects.requireNonNull(task.state().evaluated(id));
      evaluated.references().forEach(target -> referrers.add(List.of(target, id)));
      needs(id, needs);
    }
    assertThat(referrers(task)).as("referrers" + where).isEqualTo(referrers);
    assertThat(targets(task)).as("targets" + where).isEqualTo(needs.keySet());
    needs.forEach((target, needed) -> target(task, target, needed));
    String kinds =
        task.stores().rows().all().keySet().stream()
            .map(key -> String.valueOf((char) key[0]))
            .distinct()
            .collect(Collectors.joining());
    assertThat(kinds).as("kinds of rows").matches("[CIKNOPR]*");
  }

  private void needs(String id, Map<String, Projection> needs) {
    Content content = Objects.requireNonNull(world.history().latest(id));
    for (Expected expected : Expected.all(setup, id, content, world.history()::latest).values()) {
      expected.loads().forEach((target, read) -> needs.merge(target, read, Projection::union));
    }
  }

  private void target(Task task, String id, Projection needed) {
    TargetState target = Objects.requireNonNull(task.state().target(id));
    assertThat(target.needed().covers(needed)).as("what is needed of %s", id).isTrue();
    if (world.home().of(id) == task.partition()) {
      assertThat(target.replica()).as("replica of the local %s", id).isNull();
      return;
    }
    Content content = world.history().latest(id);
    TargetState.Replica expected =
        content == null
            ? new TargetState.Replica.Missing()
            : new TargetState.Replica.Present(
                Json.encode(
                    target
                        .needed()
                        .project(
                            Json.decodeObject(content.json().getBytes(StandardCharsets.UTF_8)))));
    assertThat(target.replica()).as("replica of %s", id).isEqualTo(expected);
  }

  /** Subscriptions are exactly what the replicas of all partitions need. */
  private void subscriptions() {
    Map<String, Map<Integer, Projection>> expected = new TreeMap<>();
    Map<String, Map<Integer, Projection>> actual = new TreeMap<>();
    for (Task task : tasks.values()) {
      for (String id : targets(task)) {
        TargetState target = Objects.requireNonNull(task.state().target(id));
        if (target.replica() != null) {
          String key = world.home().of(id) + " " + id;
          expected
              .computeIfAbsent(key, k -> new TreeMap<>())
              .put(task.partition(), target.needed());
        }
      }
      for (String id : ids(task)) {
        Map<Integer, Projection> subscribers = task.state().subscribers(id);
        if (!subscribers.isEmpty()) {
          actual.put(task.partition() + " " + id, subscribers);
        }
      }
    }
    assertThat(actual).as("subscriptions").isEqualTo(expected);
  }

  /** The ids that something is kept under. */
  static Set<String> ids(Task task) {
    return task.stores().rows().all().keySet().stream()
        .filter(key -> key[0] == 'N')
        .map(key -> new String(key, 1, key.length - 1, StandardCharsets.UTF_8))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ids of documents that were evaluated. */
  static Set<String> evaluated(Task task) {
    return only(ids(task), id -> task.state().evaluated(id) != null);
  }

  private static Set<String> targets(Task task) {
    return only(ids(task), id -> task.state().target(id) != null);
  }

  private static Set<String> only(Set<String> ids, Predicate<String> which) {
    return ids.stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
  }

  /** All pairs of a target and its referrer, also those that are noted for no target. */
  private static Set<List<String>> referrers(Task task) {
    Set<List<String>> pairs = new HashSet<>();
    task.stores()
        .rows()
        .all()
        .forEach(
            (key, value) -> {
              if (key[0] == 'C') {
                pairs.addAll(referrers(key, value));
              }
            });
    for (String id : ids(task)) {
      for (Visit visit : task.state().referrers(id, "", null, Integer.MAX_VALUE)) {
        pairs.add(List.of(id, visit.id()));
      }
    }
    return pairs;
  }

  /** The pairs that a chunk of referrers notes. */
  static List<List<String>> referrers(byte[] key, byte @Nullable [] chunk) {
    String target = RowKeys.targetOfChunk(key);
    return chunk == null
        ? List.of()
        : RowCodecs.decodeChunk(chunk).stream().map(id -> List.of(target, id)).toList();
  }
}
