package io.latebind.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rowlog.segment.SimulatedFiles;
import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits for a commit. */
class LogRowsTest {
  private static final byte[] A = RowKeys.text("Na");

  private final List<byte[]> sent = new ArrayList<>();
  private final LogRows rows =
      new LogRows(
          new SimulatedFiles(new Random(1)),
          RowLogSettings.DEFAULT,
          new HashKey(1, 2),
          (key, value) -> sent.add(value));

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void whatIsPutAgainAndAgainIsWrittenOnce() {
    for (int i = 0; i < 1_000; i++) {
      rows.put(A, RowKeys.text("value " + i));
    }
    assertThat(rows.get(A)).isEqualTo(RowKeys.text("value 999"));
    rows.flush();

    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst()).hasSizeLessThan(200);
    assertThat(rows.get(A)).isEqualTo(RowKeys.text("value 999"));
  }

  /** The last counts, however they were put. */
  @Test
  void whatIsPutAloneAndWithOthersIsTheLast() {
    rows.put(A, RowKeys.text("1"));
    rows.write(List.of(new Rows.Change(A, RowKeys.text("2"))));
    rows.put(A, RowKeys.text("3"));
    assertThat(rows.get(A)).isEqualTo(RowKeys.text("3"));
    rows.write(List.of(new Rows.Change(A, null)));
    assertThat(rows.get(A)).isNull();
    rows.put(A, RowKeys.text("4"));
    rows.flush();

    assertThat(rows.get(A)).isEqualTo(RowKeys.text("4"));
  }
}
