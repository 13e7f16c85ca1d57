package io.latebind.fuzz;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For longer: {@code ./latebind fuzz}. */
class FuzzTest {
  @TempDir Path folder;

  @Test
  void noRecordStopsTheIndexerAndTheNextGoodOneIsProcessed() {
    System.out.println(RecordFuzz.run(20_000, Long.getLong("fuzz.seed", 4), folder));
  }
}
