package io.latebind.simulation.world;

import io.latebind.document.Json;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.Visit;
import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.kafka.StoredRows;
import io.latebind.simulation.kafka.Task;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold of the rows of a partition whenever they are committed, checked for those that
 * have changed: who loads what is noted on both sides, and nothing is about a document that is not.
 */
final class RowsAgree {
  private final World world;
  private final Task task;

  RowsAgree(World world, Task task) {
    this.world = world;
    this.task = task;
  }

  void check() {
    StoredRows rows = task.stores().rows();
    for (byte[] key : rows.changed()) {
      switch (key[0]) {
        case 'N' -> all(id(key));
        case 'C' ->
            ProtocolInvariants.referrers(key, rows.all().get(key))
                .forEach(pair -> referrer(pair.getFirst(), pair.getLast()));
        case 'P' -> entry(rows.all().get(key));
        case 'D', 'W' -> dirty();
        default -> {}
      }
    }
  }

  private void all(String id) {
    evaluated(id);
    target(id);
    subscribers(id);
    for (Visit visit : task.state().referrers(id, "", null, 10)) {
      referrer(id, visit.id());
    }
    for (String index : task.state().indexes()) {
      entry(task.state().entry(index + "/" + id));
    }
  }

  private static String id(byte[] key) {
    return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
  }

  private void evaluated(String id) {
    EvaluationRecord evaluated = task.state().evaluated(id);
    require(
        evaluated == null || task.state().isDocument(id), id + " was evaluated and does not exist");
    require(
        evaluated != null || task.state().excerpt(id) == null,
        "something is kept of " + id + ", which was not evaluated");
    if (evaluated != null) {
      evaluated.references().forEach(target -> referrer(target, id));
    }
  }

  private void referrer(String target, String id) {
    EvaluationRecord evaluated = task.state().evaluated(id);
    boolean loads = evaluated != null && evaluated.references().contains(target);
    require(isNoted(target, id) == loads, id + " and " + target + " disagree on a load");
    require(!loads || task.state().target(target) != null, target + " is loaded and unknown");
  }

  private boolean isNoted(String target, String id) {
    return task.state().referrers(target, "", null, Integer.MAX_VALUE).stream()
        .anyMatch(visit -> visit.id().equals(id));
  }

  private void target(String id) {
    TargetState target = task.state().target(id);
    boolean loaded = !task.state().referrers(id, "", null, 1).isEmpty();
    require(loaded == (target != null), id + " is kept for nobody, or loaded and not kept");
    boolean local = world.home().of(id) == task.partition();
    require(
        target == null || local == (target.replica() == null),
        id + " has a replica at home, or none elsewhere");
  }

  private void subscribers(String id) {
    var subscribers = task.state().subscribers(id);
    boolean home = world.home().of(id) == task.partition();
    require(subscribers.isEmpty() || home, id + " has subscribers who ask the wrong partition");
    require(!subscribers.containsKey(task.partition()), "its own home subscribed to " + id);
  }

  private void dirty() {
    boolean open = task.state().sweep(Sweep.DIRTY) != null;
    require(
        open == (task.state().dirtyCount() > 0),
        "documents are dirty and no sweep is open, or none are and one is");
  }

  private void entry(byte @Nullable [] entry) {
    if (entry != null) {
      String id = Json.decodeObject(entry).path("_id").textValue();
      require(task.state().isDocument(id), id + " has an entry and does not exist");
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(Check.ROWS_AGREE, "on partition " + task.partition() + ", " + otherwise);
    }
  }
}
