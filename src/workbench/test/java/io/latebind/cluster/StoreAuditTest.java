package io.latebind.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.rowlog.RowLog;
import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.Row;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rowlog.segment.SimulatedFiles;
import io.latebind.rows.RowKeys;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An audit that finds nothing is worth something only if it would have found something. */
class StoreAuditTest {
  private static RowLog log(String... values) {
    RowLog log =
        RowLog.open(new SimulatedFiles(new Random(1)), RowLogSettings.DEFAULT, new HashKey(1, 2));
    for (int i = 0; i < values.length; i++) {
      log.apply(List.of(new Row(RowKeys.text("N" + i), RowKeys.text(values[i]))));
    }
    return log;
  }

  @Test
  void equalLogsDoNotDiffer() {
    assertThat(StoreAudit.differences("rows", log("a", "b"), log("a", "b"))).isEmpty();
  }

  @Test
  void aRowThatIsMissingOrAnotherIsFound() {
    assertThat(StoreAudit.differences("rows", log("a", "b"), log("a")))
        .containsExactly(
            "rows has 2 rows, and a restore has 1", "the row N1 of rows is another in a restore");
    assertThat(StoreAudit.differences("rows", log("a"), log("a", "b")))
        .containsExactly("rows has 1 rows, and a restore has 2");
    assertThat(StoreAudit.differences("rows", log("a", "b"), log("a", "c")))
        .containsExactly("the row N1 of rows is another in a restore");
  }
}
