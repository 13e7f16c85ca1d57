package io.latebind.simulation.run;

import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Story;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.model.Beginning;
import java.util.Objects;

/** Tells how a run failed: as short as it can be told. */
public final class Telling {
  private Telling() {}

  /** A story, what was wrong at its end, and how to see it again. */
  public static String of(Simulation.Failure failure, Mutant mutant) {
    return of(failure.recording(), failure.violation().check(), mutant);
  }

  public static String of(Recording failing, Check check, Mutant mutant) {
    Recording recording = Minimizer.minimize(failing, mutant, check);
    Story story = Story.told();
    Replay replay = Replay.of(recording, mutant, story);
    Beginning beginning = recording.beginning();
    Violation violation = Objects.requireNonNull(replay.violation());
    return """
    The shortest way there: %d of %d actions, with %d partitions and %d threads on each of \
    %d instances.
    Indexes: %s
    %s
    %s
    """
        .formatted(
            recording.actions().size(),
            failing.actions().size(),
            beginning.partitions(),
            beginning.threads(),
            beginning.instances(),
            beginning.setup().definitions(),
            story.numbered(),
            violation.getMessage());
  }
}
