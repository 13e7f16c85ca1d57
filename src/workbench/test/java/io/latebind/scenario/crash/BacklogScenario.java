package io.latebind.scenario.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.app.Node;
import io.latebind.scenario.Installation;
import io.latebind.scenario.TestIndexes;
import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacklogScenario {
  private static final int PAIRS = 4_000;

  /** Of so many targets one never comes. */
  private static final int LOST = 10;

  /**
   * In any order, on any partition: what comes later in the same topic is not taken for missing.
   */
  @Test
  void whatIsThereWhenItBeginsIsPublishedOnce() throws Exception {
    try (Installation installation = Installation.start(as("searcher"), TestIndexes.hops())) {
      List<Integer> documents = new ArrayList<>();
      for (int i = 0; i < 2 * PAIRS; i++) {
        documents.add(i);
      }
      Collections.shuffle(documents, new Random(1));
      documents.forEach(number -> write(installation, number));
      installation.awaitWritten();

      Settings.Cluster cluster =
          new Settings.Cluster.External(installation.node().bootstrapServers());
      try (Node indexer =
          Node.start(as("indexer").withCluster(cluster), List.of(TestIndexes.hops()))) {
        installation.awaitComplete();
        assertThat(indexer.indexer().owned()).hasSize(6);
      }
      assertThat(installation.entries().read()).isEqualTo(PAIRS);
    }
  }

  private static void write(Installation installation, int number) {
    int i = number / 2;
    if (number % 2 == 0) {
      installation.write("r/" + i, "{\"v\":1,\"ref\":\"t/" + i + "\"}");
    } else if (i % LOST != 0) {
      installation.write("t/" + i, "{\"name\":\"n" + i + "\"}");
    }
  }

  private static Settings as(String role) {
    return Settings.temporary().withConfiguration(Configuration.EMPTY.with(Setting.ROLES, role));
  }
}
