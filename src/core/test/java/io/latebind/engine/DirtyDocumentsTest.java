package io.latebind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.protocol.Budget;
import io.latebind.protocol.Event;
import io.latebind.protocol.Sweep;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirtyDocumentsTest {
  private static final Event.RecordEnded ENDED = new Event.RecordEnded(Budget.UNLIMITED);
  private static final Event.Committing COMMITTING = new Event.Committing(Budget.UNLIMITED);
  private static final String LOADS_BOTH = "{'to':['t0','t2']}";

  private final Partition partition = Partition.with(Loads.NAMES);

  @Test
  void whoLoadsAllThatCameInARecordIsEvaluatedOnce() {
    partition.write("r", LOADS_BOTH);

    assertThat(change("t0", "ann")).isEmpty();
    assertThat(change("t2", "bob")).isEmpty();

    assertThat(partition.uncommitted(ENDED)).containsExactly("publish names/r [\"ann\",\"bob\"]");
    assertThat(partition.state().nextSweep(null)).isNull();
  }

  @Test
  void whoWasEvaluatedForARecordWaitsForTheCommit() {
    partition.write("r", LOADS_BOTH);
    change("t0", "ann");
    partition.uncommitted(ENDED);

    change("t0", "bob");
    assertThat(partition.uncommitted(ENDED)).isEmpty();
    assertThat(partition.state().nextSweep(null)).isEqualTo(Sweep.DIRTY);
    change("t2", "eve");

    assertThat(partition.uncommitted(COMMITTING))
        .containsExactly("publish names/r [\"bob\",\"eve\"]");
    assertThat(partition.state().nextSweep(null)).isNull();
    change("t0", "ann");
    assertThat(partition.uncommitted(ENDED)).containsExactly("publish names/r [\"ann\",\"eve\"]");
  }

  @Test
  void whatABudgetLeavesStaysDirtyAndIsWorkedOffInSteps() {
    List.of("ra", "rb").forEach(id -> partition.write(id, LOADS_BOTH));
    change("t0", "ann");

    assertThat(partition.uncommitted(new Event.Committing(Budget.of(1))))
        .containsExactly("publish names/ra [\"ann\"]");
    assertThat(partition.state().dirtyCount()).isEqualTo(1);
    assertThat(partition.uncommitted(new Event.Step(Sweep.DIRTY, Budget.of(1))))
        .containsExactly("publish names/rb [\"ann\"]");
    assertThat(partition.state().dirtyCount()).isZero();
  }

  @Test
  void timeThatRunsOutEndsAStepBehindADocument() {
    List.of("ra", "rb").forEach(id -> partition.write(id, LOADS_BOTH));
    change("t0", "ann");

    partition.uncommitted(new Event.RecordEnded(new Budget(Long.MAX_VALUE, () -> true)));

    assertThat(partition.state().dirtyCount()).isEqualTo(1);
  }

  @Test
  void whoIsWrittenIsDirtyNoMore() {
    partition.write("r", LOADS_BOTH);
    change("t0", "ann");

    partition.uncommitted(written("r", "{'to':['t0']}"));

    assertThat(partition.uncommitted(ENDED)).isEmpty();
    assertThat(partition.state().nextSweep(null)).isNull();
  }

  /** Of each target there is a sweep, as there are more referrers than are dirty at once. */
  @Test
  void sweepsOverTheSameReferrersEvaluateEachOnce() {
    List<String> referrers = List.of("ra", "rb", "rc");
    referrers.forEach(id -> partition.write(id, LOADS_BOTH));
    change("t0", "ann");
    change("t2", "bob");

    partition.uncommitted(new Event.Step("t0", Budget.UNLIMITED));
    partition.uncommitted(new Event.Step("t2", Budget.UNLIMITED));

    assertThat(partition.uncommitted(ENDED))
        .containsExactlyElementsOf(
            referrers.stream().map(id -> "publish names/" + id + " [\"ann\",\"bob\"]").toList());
  }

  private List<String> change(String id, String name) {
    return partition.uncommitted(written(id, "{'name':'" + name + "'}"));
  }

  private static Event written(String id, String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new Event.DocumentWritten(id, 0, bytes);
  }
}
