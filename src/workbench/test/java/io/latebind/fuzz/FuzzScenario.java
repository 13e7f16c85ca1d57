package io.latebind.fuzz;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For longer: {@code ./latebind fuzz}. */
@Tag("deep")
class FuzzScenario {
  @Test
  void noRecordAndNoRequestStopsANodeAndTheNextGoodOneIsServed() throws Exception {
    try (ClusterFuzz fuzz = new ClusterFuzz(Long.getLong("fuzz.seed", 4))) {
      System.out.println(fuzz.records(3_000));
      System.out.println(fuzz.requests(3_000));
    }
  }
}
