package io.latebind.scenario.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.app.Node;
import io.latebind.scenario.Asking;
import io.latebind.scenario.Installation;
import io.latebind.scenario.TestIndexes;
import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The indexer in one instance, the searcher in another. */
class RolesScenario {
  @Test
  void eitherRunsAloneAndSaysWhatItCannotAnswer() throws Exception {
    try (Installation installation = Installation.start(as("indexer"), TestIndexes.hops());
        Node searcher = searcher(installation);
        Asking indexing = new Asking(installation.node().url());
        Asking searching = new Asking(searcher.url())) {
      installation.write("r/1", "{\"v\":1,\"ref\":\"t/1\"}");
      installation.write("t/1", "{\"name\":\"late\"}");
      installation.awaitComplete();

      searching.await(
          "/indexes/hops/search?q=name:late",
          answer -> answer.path("total").path("value").asInt() == 1);
      assertThat(searching.get("/health/ready").status()).isEqualTo(200);

      Asking.Answer entry = searching.get("/indexes/hops/entries/r/1");
      assertThat(entry.status()).isEqualTo(503);
      assertThat(entry.body().path("detail").asText()).contains("runs no indexer");
      Asking.Answer search = indexing.get("/indexes/hops/search?q=name:late");
      assertThat(search.status()).isEqualTo(503);
      assertThat(search.body().path("detail").asText()).contains("latebind.roles");
      assertThat(indexing.get("/indexes/hops").body().path("searchLag").isNull()).isTrue();
    }
  }

  private static Settings as(String role) {
    return Settings.temporary().withConfiguration(Configuration.EMPTY.with(Setting.ROLES, role));
  }

  private static Node searcher(Installation installation) {
    Settings.Cluster cluster =
        new Settings.Cluster.External(installation.node().bootstrapServers());
    return Node.start(as("searcher").withCluster(cluster), List.of(TestIndexes.hops()));
  }
}
