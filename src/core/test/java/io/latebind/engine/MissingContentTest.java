package io.latebind.engine;

import static io.latebind.engine.Loads.NAMES;
import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.protocol.Message.Subscribe;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Documents whose contents were restored from a topic that had forgotten them: {@code t0} and all r
 * are at home here.
 */
class MissingContentTest {
  private static final String LOADS_T0 = "{'to':['t0']}";

  private final Partition partition = Partition.with(NAMES);

  private void loseT0() {
    partition.write("t0", "{'name':'ann'}");
    partition.write("r", LOADS_T0);
    partition.restartWithout("t0", NAMES);
  }

  @Test
  void nothingIsWithdrawnForWhatIsYetToCome() {
    loseT0();

    assertThat(partition.state().isDocument("t0")).isTrue();
    assertThat(partition.state().document("t0")).isNull();
    assertThat(partition.write("r2", LOADS_T0)).isEmpty();
    assertThat(partition.receive(new Subscribe("t0", Partition.projection("name"), 1))).isEmpty();
  }

  @Test
  void itsNextVersionTellsEverybodyAlsoWhenItSaysTheSame() {
    loseT0();
    partition.write("r2", LOADS_T0);
    partition.receive(new Subscribe("t0", Partition.projection("name"), 1));

    assertThat(partition.write("t0", "{'name':'ann'}"))
        .contains("publish names/r2 [\"ann\"]", "1 <- replicate t0 {\"name\":\"ann\"}");
  }

  @Test
  void itIsGoneWhenNothingHasComeInTheEnd() {
    loseT0();
    partition.caughtUp();

    assertThat(partition.sweepAll()).containsExactly("publish names/r []");
    assertThat(partition.state().isDocument("t0")).isFalse();
    assertThat(partition.state().sweep(Sweep.GONE)).isNull();
  }

  @Test
  void itIsThereWhenItHasCome() {
    loseT0();
    partition.write("t0", "{'name':'bob'}");
    partition.caughtUp();

    assertThat(partition.sweepAll()).isEmpty();
    assertThat(partition.state().isDocument("t0")).isTrue();
  }

  /** Another instance may have the content: it must not go on as if nobody had waited. */
  @Test
  void whatSomebodyHasLookedForInVainIsLostForAll() {
    partition.write("t0", "{'name':'ann'}");
    StoredDocument before = Objects.requireNonNull(partition.state().document("t0"));
    partition.restartWithout("t0", NAMES);
    partition.write("r", LOADS_T0);

    partition.restore(before, "t0");

    assertThat(partition.state().document("t0")).isNull();
    assertThat(partition.write("t0", "{'name':'ann'}")).contains("publish names/r [\"ann\"]");
  }

  @Test
  void whatIsDeletedIsDeletedAlsoWithoutItsContent() {
    loseT0();

    partition.delete("t0");
    assertThat(partition.state().isDocument("t0")).isFalse();
    partition.caughtUp();

    assertThat(partition.sweepAll()).containsExactly("publish names/r []");
  }

  @Test
  void whatWasThereBeforeARefusedRecordIsKeptApart() {
    partition.write("t0", "{'name':'ann'}");
    partition.refuse("t0");
    partition.restartWithout("t0", NAMES);

    assertThat(new String(document().content(), StandardCharsets.UTF_8)).contains("ann");
    assertThat(partition.write("r", LOADS_T0)).containsExactly("publish names/r [\"ann\"]");
  }

  private StoredDocument document() {
    return Objects.requireNonNull(partition.state().document("t0"));
  }

  @Test
  void whatWentBeforeTheRefusedRecordWasReadIsGone() {
    loseT0();
    partition.caughtUp();
    partition.sweepAll();
    partition.write("t0", "{'name':'ann'}");
    partition.lose("t0");
    partition.refuse("t0");

    assertThat(partition.sweepAll()).containsExactly("publish names/r []");
  }
}
