package io.latebind.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Story;
import io.latebind.simulation.mutant.Mutants;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimizerTest {
  private static final int MOST_LINES = 25;

  @Tag("deep")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unsubscribes while referrers remain",
        "local referrers not swept",
        "stores are kept after an unclean end",
        "offsets are taken from whoever sends them",
        "a restore ends in front of the first transaction in doubt"
      })
  void aRunThatFailsIsToldInAFewSentences(String name) {
    Mutant mutant = Objects.requireNonNull(Mutants.all().get(name));

    Told told =
        shortest(mutant).stream()
            .map(failure -> minimized(failure, mutant))
            .min(Comparator.comparingInt(one -> one.story().lines().size()))
            .orElseThrow();

    assertThat(told.story().lines())
        .as(told.story().numbered())
        .hasSizeLessThanOrEqualTo(MOST_LINES);
    assertThat(Replay.of(told.recording(), Mutant.NONE, Story.NONE).violation())
        .as("what is right does not fail in the same way")
        .isNull();
  }

  private record Told(Recording recording, Story story) {}

  private static Told minimized(Simulation.Failure failure, Mutant mutant) {
    Check check = failure.violation().check();
    Recording shortest = Minimizer.minimize(failure.recording(), mutant, check);
    Story story = Story.told();
    assertThat(Replay.of(shortest, mutant, story).violates(check)).isTrue();
    return new Told(shortest, story);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void aRecordingPlaysAgainWhatWasRecorded(long seed) {
    Simulation.Failure failure = failure(Mutant.with(Flaw.KEEPS_DIRTY_STORES), seed);

    Replay replay =
        Replay.of(failure.recording(), Mutant.with(Flaw.KEEPS_DIRTY_STORES), Story.NONE);

    assertThat(replay.violation()).hasMessage(failure.violation().getMessage());
    assertThat(replay.performed()).isEqualTo(failure.recording().actions().size());
  }

  /** The shortest of forty: from some of the long ones much can be left out, but not one by one. */
  private static List<Simulation.Failure> shortest(Mutant mutant) {
    return Stream.iterate(failure(mutant, 0), one -> failure(mutant, one.seed() + 1))
        .limit(40)
        .sorted(Comparator.comparingInt(one -> one.recording().actions().size()))
        .limit(4)
        .toList();
  }

  /** The first from {@code seed} on. */
  private static Simulation.Failure failure(Mutant mutant, long seed) {
    for (long next = seed; next < seed + 1000; next++) {
      try {
        Simulation.run(next, mutant);
      } catch (Simulation.Failure e) {
        return e;
      }
    }
    throw new AssertionError("no seed catches the mutant");
  }
}
