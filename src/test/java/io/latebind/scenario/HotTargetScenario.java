package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HotTargetScenario {
  private static final int REFERRERS = 20_000;

  @Test
  void aTargetIsChangedAndChangedBackWhileItsReferrersAreSwept() throws Exception {
    try (Installation installation = Installation.start(TestIndexes.hops())) {
      installation.write("t/hot", "{\"name\":\"before\"}");
      for (int i = 0; i < REFERRERS; i++) {
        installation.write("r/" + i, "{\"v\":" + i + ",\"ref\":\"t/hot\"}");
      }
      installation.awaitComplete();

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

  private static boolean changed(String entry) {
    return entry.contains("changed");
  }
}
