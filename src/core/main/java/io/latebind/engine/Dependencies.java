package io.latebind.engine;

import io.latebind.index.Evaluation;
import io.latebind.index.Projection;
import io.latebind.index.RowLimits;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Effect.Send;
import io.latebind.protocol.Home;
import io.latebind.protocol.Message.Subscribe;
import io.latebind.protocol.Message.Unsubscribe;
import io.latebind.protocol.State;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.TargetState.Replica;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tracks which documents load which targets, and subscribes accordingly: with the first local
 * referrer of a foreign target, or when more of it is read, the partition subscribes to it; when
 * the last one goes, it unsubscribes.
 */
final class Dependencies {
  private final int partition;
  private final Home home;
  private final RowLimits limits;

  Dependencies(int partition, Home home, RowLimits limits) {
    this.partition = partition;
    this.home = home;
    this.limits = limits;
  }

  /**
   * Records what a document loads after an evaluation.
   *
   * @param old what it loaded before
   * @param now what it loads
   */
  void change(
      String id,
      Set<String> old,
      Set<String> now,
      Collection<Evaluation> evaluations,
      State state,
      List<Effect> effects) {
    for (String target : now) {
      if (!old.contains(target)) {
        state.addReferrer(target, id);
      }
    }
    needs(evaluations).forEach((target, needed) -> need(target, needed, state, effects));
    for (String target : old) {
      if (!now.contains(target)) {
        drop(id, target, state, effects);
      }
    }
  }

  /** What the indexes read of each target that they loaded in this evaluation. */
  private static Map<String, Projection> needs(Collection<Evaluation> evaluations) {
    Map<String, Projection> needs = new LinkedHashMap<>();
    for (Evaluation evaluation : evaluations) {
      evaluation.references().forEach((id, read) -> needs.merge(id, read, Projection::union));
    }
    return needs;
  }

  /** Makes sure that what is needed of a target is known, or asked for. */
  private void need(String id, Projection needed, State state, List<Effect> effects) {
    int at = home.of(id);
    boolean foreign = at != partition;
    if (!foreign && state.isCatchingUp() && !state.isDocument(id)) {
      UnresolvedTargets.ask(id, state);
    }
    TargetState known = state.target(id);
    if (known != null && known.needed().covers(needed)) {
      return;
    }
    Projection all = bounded(known == null ? needed : known.needed().union(needed));
    state.putTarget(id, new TargetState(all, foreign ? new Replica.Awaiting() : null));
    if (foreign) {
      effects.add(new Send(at, new Subscribe(id, all, partition)));
    }
  }

  /** A projection with more paths than fit a row and a message becomes the whole document. */
  private Projection bounded(Projection needed) {
    return needed.bytes() > limits.projectionBytes() ? Projection.WHOLE : needed;
  }

  private void drop(String id, String target, State state, List<Effect> effects) {
    state.removeReferrer(target, id);
    if (state.hasReferrers(target)) {
      return;
    }
    state.removeTarget(target);
    int at = home.of(target);
    if (at != partition) {
      effects.add(new Send(at, new Unsubscribe(target, partition)));
    }
  }
}
