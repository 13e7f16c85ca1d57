package io.latebind.simulation.mutant;

import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.Event;
import io.latebind.protocol.State;
import io.latebind.protocol.Sweep;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.mutant.StateMutants.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Mistakes in which documents are dirty. */
final class DirtyMutants {
  private DirtyMutants() {}

  static Map<String, Mutant> all() {
    Map<String, Mutant> all = new LinkedHashMap<>();
    all.put(
        "what is left dirty behind a record is forgotten",
        forgets(event -> event instanceof Event.RecordEnded));
    all.put(
        "what is left dirty at a commit is forgotten",
        forgets(event -> event instanceof Event.Committing));
    all.put(
        "what is left dirty by a step is forgotten", forgets(event -> event instanceof Event.Step));
    all.put("who awaits an answer does not become dirty", drops(DirtyMutants::isAwaiting));
    all.put("who was evaluated does not become dirty again", drops(DirtyMutants::isPutOff));
    all.put(
        "who is visited by a sweep does not become dirty",
        drops((id, state, place) -> place.event() instanceof Event.Step));
    all.put(
        "what would be too many dirty ones is forgotten", StateMutants.mutant(DirtyMutants::few));
    return all;
  }

  /** Which document is not to become dirty. */
  private interface Dropped {
    boolean is(String id, State state, Place place);
  }

  private static boolean isAwaiting(String id, State state, Place place) {
    EvaluationRecord evaluated = state.evaluated(id);
    return evaluated != null
        && evaluated.indexes().values().stream().anyMatch(EvaluationRecord.Outcome::awaiting);
  }

  /** It is dirty, and is not to be evaluated behind the record. */
  private static boolean isPutOff(String id, State state, Place place) {
    return state.nextDirty(true) != null && state.nextDirty(false) == null;
  }

  private static Mutant drops(Dropped dropped) {
    return StateMutants.mutant(
        (state, place) ->
            new ForwardingState(state) {
              @Override
              public void putDirty(String id) {
                super.putDirty(id);
                if (dropped.is(id, state, place)) {
                  super.removeDirty(id);
                  if (super.dirtyCount() == 0) {
                    super.removeSweep(Sweep.DIRTY);
                  }
                }
              }
            });
  }

  /** Who evaluates one of them forgets the others. */
  private static Mutant forgets(Predicate<Event> when) {
    return StateMutants.mutant(
        (state, place) ->
            new ForwardingState(state) {
              @Override
              public void removeDirty(String id) {
                super.removeDirty(id);
                String next = when.test(place.event()) ? super.nextDirty(true) : null;
                while (next != null) {
                  super.removeDirty(next);
                  next = super.nextDirty(true);
                }
              }
            });
  }

  private static State few(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putSweep(String name, Sweep sweep) {
        boolean few =
            !(place.event() instanceof Event.Step)
                && !(place.event() instanceof Event.Started)
                && !name.equals(Sweep.DIRTY)
                && !name.equals(Sweep.QUESTIONS)
                && super.referrers(name, "", null, 2).size() == 1;
        if (!few) {
          super.putSweep(name, sweep);
        }
      }
    };
  }
}
