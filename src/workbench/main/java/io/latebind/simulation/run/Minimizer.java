package io.latebind.simulation.run;

import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Story;
import io.latebind.simulation.model.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a recording that fails as short and as plain as it can, as long as the same check fails:
 * removes parts of the list of actions, first large ones and then single actions, and simplifies
 * what is left.
 */
final class Minimizer {
  private static final int MOST_REPLAYS = 20_000;

  private final Mutant mutant;
  private final Check check;
  private Recording best;
  private int replays;

  private Minimizer(Recording recording, Mutant mutant, Check check) {
    this.best = recording;
    this.mutant = mutant;
    this.check = check;
  }

  static Recording minimize(Recording recording, Mutant mutant, Check check) {
    Minimizer minimizer = new Minimizer(recording, mutant, check);
    minimizer.work();
    return minimizer.best;
  }

  private void work() {
    Recording before;
    do {
      before = best;
      truncate();
      removeParts();
      for (Function<Recording, List<Recording>> simpler : Simpler.all()) {
        simplify(simpler);
      }
    } while (!best.equals(before) && replays < MOST_REPLAYS);
  }

  private void truncate() {
    Replay replay = Replay.of(best, mutant, Story.NONE);
    best = best.with(best.actions().subList(0, replay.performed()));
  }

  private void removeParts() {
    for (int size = Math.max(1, best.actions().size() / 2); size >= 1; size /= 2) {
      boolean removed;
      do {
        removed = removeParts(size);
      } while (removed && size <= 2);
    }
  }

  /** From the end, for what comes last needs what comes before it, and not the other way round. */
  private boolean removeParts(int size) {
    boolean removed = false;
    for (int from = best.actions().size() - size; from > -size; from -= size) {
      List<Action> actions = new ArrayList<>(best.actions());
      int begin = Math.max(0, from);
      if (from + size <= actions.size()) {
        actions.subList(begin, from + size).clear();
        removed |= accept(best.with(actions));
      }
    }
    return removed;
  }

  /** Tries the simpler recordings of the best one by one, and goes on from each that fails. */
  private void simplify(Function<Recording, List<Recording>> simpler) {
    boolean simplified;
    do {
      simplified = false;
      for (Recording recording : simpler.apply(best)) {
        if (accept(recording)) {
          simplified = true;
          break;
        }
      }
    } while (simplified && replays < MOST_REPLAYS);
  }

  private boolean accept(Recording recording) {
    boolean fails =
        replays++ < MOST_REPLAYS && Replay.of(recording, mutant, Story.NONE).violates(check);
    if (fails) {
      best = recording;
    }
    return fails;
  }
}
