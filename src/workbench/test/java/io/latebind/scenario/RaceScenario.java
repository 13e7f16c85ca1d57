package io.latebind.scenario;

import org.junit.jupiter.api.Test;

class RaceScenario {
  @Test
  void pairsFromParallelWritersAllComeTogether() throws Exception {
    try (Installation installation = Installation.start(TestIndexes.hops())) {
      Race.run(installation);
    }
  }
}
