package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HotTargetScenario {
  private static final int REFERRERS = 20_000;

  @Test
  void aTargetIsChangedAndChangedBackWhileItsReferrersAreSwept() throws Exception {
    try (Installation installation = Installation.start(TestIndexes.hops())) {
      writeReferrers(installation);

      installation.write("t/hot", "{\"name\":\"changed\"}");
      // It has reached some and not all: the sweep is on its way.
      installation.await(
          standing -> standing.values().stream().anyMatch(HotTargetScenario::changed));
      installation.write("t/hot", "{\"name\":\"before\"}");
      installation.awaitComplete();

      installation.write("t/hot", "{\"name\":\"after\"}");
      installation.awaitComplete();
      assertThat(installation.entries().standing()).hasSize(REFERRERS);
    }
  }

  /**
   * Where every record waits for a round of sweeping, the changes come in one by one, and extend
   * the sweep lap after lap.
   */
  @Test
  void manyChangesCostFewLaps() throws Exception {
    try (Installation installation = Installation.start(TestIndexes.hops())) {
      writeReferrers(installation);
      long before = installation.entries().read();

      for (int i = 1; i <= 100; i++) {
        installation.write("t/hot", "{\"name\":\"" + i + "\"}");
        installation.write("r/other" + i, "{\"v\":" + i + ",\"ref\":\"t/none\"}");
      }
      installation.awaitComplete();

      assertThat(installation.entries().read() - before).isLessThan(10L * REFERRERS);
    }
  }

  private static void writeReferrers(Installation installation) throws Exception {
    installation.write("t/hot", "{\"name\":\"before\"}");
    for (int i = 0; i < REFERRERS; i++) {
      installation.write("r/" + i, "{\"v\":" + i + ",\"ref\":\"t/hot\"}");
    }
    installation.awaitComplete();
  }

  private static boolean changed(String entry) {
    return entry.contains("changed");
  }
}
