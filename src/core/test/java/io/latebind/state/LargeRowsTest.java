package io.latebind.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.index.Projection;
import io.latebind.index.RowLimits;
import io.latebind.protocol.TargetState;
import io.latebind.rows.RowKeys;
import io.latebind.rows.RowReader;
import io.latebind.rows.TreeRows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeRowsTest {
  private final TreeRows rows = new TreeRows();
  private final RowState state = new RowState(rows, 2_000);

  /** Three indexes may each make the largest entry of one document. */
  @Test
  void largeEntriesHaveRowsOfTheirOwn() {
    byte[] large = new byte[4 * 1024 * 1024];
    byte[] small = {'{', '}'};
    List<String> keys = List.of("i/x", "j/x", "k/x");
    keys.forEach(key -> state.putEntry(key, large));
    state.write();

    RowState again = new RowState(rows, 2_000);
    RowReader reader = new RowReader(rows, rows);
    for (String key : keys) {
      assertThat(again.entry(key)).hasSize(large.length);
      assertThat(reader.entry(key)).hasSize(large.length);
    }
    again.putEntry("i/x", small);
    again.removeEntry("j/x");
    again.write();
    assertThat(reader.entry("i/x")).isEqualTo(small);
    assertThat(reader.entry("j/x")).isNull();
    assertThat(reader.entry("k/x")).hasSize(large.length);

    again.removeEntry("i/x");
    again.removeEntry("k/x");
    again.write();
    assertThat(rows.all()).as("rows left").isEmpty();
  }

  @Test
  void manySmallEntriesDoNotMakeARowTooLarge() {
    byte[] entry = new byte[60 * 1024];
    IntStream.range(0, 300).forEach(index -> state.putEntry("i" + index + "/x", entry));

    state.write();

    byte[] row = rows.get(RowKeys.key(RowKeys.ID, "x"));
    assertThat(row).hasSizeLessThan(100_000);
    assertThat(state.entry("i0/x")).hasSize(entry.length);
    assertThat(state.entry("i299/x")).hasSize(entry.length);
  }

  @Test
  void theRoomThatAnEntryHadIsThereForItsNextVersion() {
    byte[] entry = new byte[RowLimits.DEFAULT.inlineEntryBytes() - 100];

    state.putEntry("i/x", entry);
    state.putEntry("i/x", entry);
    state.write();

    assertThat(rows.get(RowKeys.key(RowKeys.ENTRY, "i/x"))).isNull();
    assertThat(state.entry("i/x")).hasSize(entry.length);
  }

  @Test
  void anEntryThatIsTooLargeIsNotWrittenAndNamed() {
    byte[] entry = new byte[RowLimits.DEFAULT.rowBytes()];

    assertThatThrownBy(() -> state.putEntry("i/x", entry))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("i/x has " + (RowLimits.DEFAULT.rowBytes() + 4));
    assertThat(rows.get(RowKeys.key(RowKeys.ENTRY, "i/x"))).isNull();
  }

  @Test
  void aRowThatIsTooLargeIsNotWrittenAndNamed() {
    state.putTarget("x", present(RowLimits.DEFAULT.rowBytes()));

    assertThatThrownBy(state::write)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the row Nx has " + (RowLimits.DEFAULT.rowBytes() + 10));
    assertThat(rows.get(RowKeys.key(RowKeys.ID, "x"))).isNull();
  }

  private static TargetState present(int bytes) {
    return new TargetState(Projection.EXISTENCE, new TargetState.Replica.Present(new byte[bytes]));
  }
}
