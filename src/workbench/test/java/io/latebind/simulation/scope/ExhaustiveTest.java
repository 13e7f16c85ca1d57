package io.latebind.simulation.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.simulation.check.Mutant;
import io.latebind.simulation.check.Story;
import io.latebind.simulation.mutant.Mutants;
import io.latebind.simulation.run.Replay;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExhaustiveTest {
  @Test
  void everyOrderOfASmallScopeComesToTheRightEnd() {
    assertThat(ExhaustiveReport.print(SmallScopes.small(), System.out)).isTrue();
  }

  /** What a scope of two documents and one fault has to notice, or it would prove little. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "an answer is lost",
        "subscription not stored",
        "a change is not replicated",
        "entries are published outside of the transaction",
        "a restore takes what was aborted, too",
        "offsets are committed before the state is",
        "stores are kept after an unclean end"
      })
  void anOrderThatShowsAMistakeIsFound(String name) {
    Mutant mutant = Objects.requireNonNull(Mutants.all().get(name));

    Enumeration.Result result = Enumeration.of(SmallScopes.onePairWithACrash(), mutant);

    assertThat(result.violation()).isNotNull();
    assertThat(Replay.of(Objects.requireNonNull(result.failure()), mutant, Story.NONE).violation())
        .as("the way to it, played again")
        .isNotNull();
  }
}
