package io.latebind.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Fields;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerTopology;
import io.latebind.streams.client.Restoration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexerTopologyTest {
  private static final Limits LIMITS = new Limits(10, 1 << 20, 3);

  /** Takes the name of the document that {@code ref} names. */
  private static final class Names implements Index {
    @Override
    public String name() {
      return "names";
    }

    @Override
    public String fingerprint() {
      return "1";
    }

    @Override
    public boolean covers(String documentId) {
      return documentId.startsWith("r");
    }

    @Override
    public boolean isMultiEntry() {
      return false;
    }

    @Override
    public List<Fields> map(Document document, Loader loader) {
      ObjectNode fields = Json.object();
      if (document.content().hasNonNull("ref")) {
        Projection name = Projection.of(List.of(List.of("name")));
        if (loader.load(document.content().get("ref").asText(), name)
            instanceof Loader.Answer.Present present) {
          fields.set("name", present.content().path("name"));
        }
      }
      return List.of(new Fields(fields));
    }
  }

  private static IndexerTestDriver driver(boolean foreign) {
    return foreign
        ? IndexerTestDriver.allForeign(List.of(new Names()), LIMITS)
        : IndexerTestDriver.of(List.of(new Names()), LIMITS);
  }

  /** Kafka Streams makes the changelog, with these settings. */
  @Test
  void theChangelogHasRoomForTheLargestRow() {
    IndexerSettings usual = IndexerSettings.ofPartitions(1);
    IndexerSettings large = usual.withLimits(new Limits(10, 12 << 20, 3));

    assertThat(changelog(usual)).containsEntry("max.message.bytes", "8454144");
    assertThat(changelog(large)).containsEntry("max.message.bytes", "25231360");
  }

  private static Map<String, String> changelog(IndexerSettings settings) {
    return IndexerTopology.rows(settings, Restoration.untracked()).logConfig();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void lateArrivalCompletesTheReferrer(boolean foreign) {
    try (IndexerTestDriver driver = driver(foreign)) {
      driver.write("r/1", "{\"ref\":\"t/1\"}");
      assertThat(driver.entry("names", "r/1").orElseThrow().toString())
          .isEqualTo(
              "{\"_id\":\"r/1\",\"_index\":\"names\",\"_references\":[\"t/1\"],"
                  + "\"_missing\":[\"t/1\"]}");

      driver.write("t/1", "{\"name\":\"Ada\"}");

      assertThat(driver.entry("names", "r/1").orElseThrow().toString())
          .isEqualTo(
              "{\"_id\":\"r/1\",\"_index\":\"names\",\"name\":\"Ada\",\"_references\":[\"t/1\"]}");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void manyReferrersAreSweptInSteps(boolean foreign) {
    try (IndexerTestDriver driver = driver(foreign)) {
      for (int i = 0; i < 200; i++) {
        driver.write("r/" + i, "{\"ref\":\"t/1\"}");
      }
      driver.write("t/1", "{\"name\":\"Ada\"}");
      assertThat(driver.openSweeps()).isEqualTo(1);

      driver.advanceSweeps();

      assertThat(driver.entries().values())
          .hasSize(200)
          .allMatch(entry -> entry.path("name").asText().equals("Ada"));
      assertThat(driver.counts("names").missing()).isZero();
      assertThat(driver.counts("names").entries()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatNobodyReadsCostsNothing(boolean foreign) {
    try (IndexerTestDriver driver = driver(foreign)) {
      driver.write("r/1", "{\"ref\":\"t/1\"}").write("t/1", "{\"name\":\"Ada\"}");
      int before = driver.publications();

      driver.write("t/1", "{\"name\":\"Ada\",\"noise\":1}");

      assertThat(driver.publications()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDeletedReferrerLosesItsEntry(boolean foreign) {
    try (IndexerTestDriver driver = driver(foreign)) {
      driver.write("r/1", "{\"ref\":\"t/1\"}").delete("r/1");

      assertThat(driver.entries()).isEmpty();
      assertThat(driver.counts("names").entries()).isZero();
    }
  }
}
