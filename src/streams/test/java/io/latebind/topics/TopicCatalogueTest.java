package io.latebind.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.topics.TopicCatalogue.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The declarations in {@code topics/}, and what is wrong with others. */
class TopicCatalogueTest {
  @TempDir Path folder;

  @BeforeEach
  void copyDeclarations() throws IOException {
    for (TopicRole role : TopicRole.values()) {
      String file = role.title() + ".yaml";
      Files.copy(Path.of("topics", file), folder.resolve(file));
    }
  }

  @Test
  void declarationsOfTheProductAreValid() {
    var catalogue = TopicCatalogue.read(Overrides.none());

    assertThat(catalogue.topics())
        .extracting(TopicDeclaration::name)
        .containsExactly("documents", "reindex", "entries", "dead-letters");
    assertThat(catalogue.topic(TopicRole.REINDEX).configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1");
    assertThat(catalogue.topic(TopicRole.DOCUMENTS).configs())
        .containsEntry("cleanup.policy", "compact");
    assertThat(catalogue.topics())
        .extracting(TopicDeclaration::replicationFactor)
        .containsOnly(TopicDeclaration.CLUSTER_DEFAULT);
  }

  @Test
  void overridesReachTheTopicsTheyAreMeantFor() {
    var catalogue =
        TopicCatalogue.read(
            Overrides.none().withPartitions(12).withReplicationFactor(3).withPrefix("shop."));

    assertThat(catalogue.topics())
        .extracting(TopicDeclaration::name)
        .containsExactly("shop.documents", "shop.reindex", "shop.entries", "shop.dead-letters");
    assertThat(catalogue.topics())
        .extracting(TopicDeclaration::partitions)
        .containsExactly(12, 12, 12, 1);
    assertThat(catalogue.topics())
        .extracting(TopicDeclaration::replicationFactor)
        .containsOnly((short) 3);
  }

  @Test
  void folderTakesThePlaceOfTheProductsDeclarations() throws IOException {
    replace("dead-letters", "2592000000", "5184000000");

    var catalogue = TopicCatalogue.read(folder, Overrides.none());

    assertThat(catalogue.topic(TopicRole.DEAD_LETTERS).configs())
        .containsEntry("retention.ms", "5184000000");
  }

  @Test
  void missingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("entries.yaml"));

    assertThatThrownBy(() -> TopicCatalogue.read(folder, Overrides.none()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(folder.resolve("entries.yaml").toString())
        .hasMessageContaining("copy Latebind's");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "documents|partitions: 6|partitions: many|partitions is many",
        "documents|partitions: 6|partitions: 0|from 1 to",
        "documents|partitions: 6|partitons: 6|unknown keys [partitons]",
        "documents|partitions: 6|partitions: 12|declare the same number",
        "documents|replicationFactor: -1|replicationFactor: 0|-1 for the cluster",
        "documents|name: documents|name: doc/uments|no name for a topic",
        "documents|name: documents|name:|add `name: documents`",
        "documents|name: documents|name: entries|give each its own name",
        "documents|name: documents|name: [|is not YAML",
        "documents|cleanup.policy: compact|cleanup.policy: delete|would be lost",
        "entries|cleanup.policy: compact|cleanup.policy: compact,delete|would be lost",
        "reindex|retention.ms: -1|retention.ms: 604800000|ms is 604800000",
        "reindex|retention.bytes: -1|min.insync.replicas: 2|bytes is missing",
        "reindex|cleanup.policy: delete|cleanup.policy: [delete]|is nested",
      })
  void mistakeIsAnsweredWithFileAndAdvice(String title, String right, String wrong, String expected)
      throws IOException {
    replace(title, right, wrong);

    assertThatThrownBy(() -> TopicCatalogue.read(folder, Overrides.none()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(title)
        .hasMessageContaining(expected);
  }

  @Test
  void impossibleOverridesAreRefused() {
    assertThatThrownBy(() -> TopicCatalogue.read(Overrides.none().withPartitions(0)))
        .hasMessageContaining("partitions is 0");
    assertThatThrownBy(() -> TopicCatalogue.read(Overrides.none().withReplicationFactor(0)))
        .hasMessageContaining("replication factor is 0");
    assertThatThrownBy(() -> TopicCatalogue.read(Overrides.none().withPrefix("a b")))
        .hasMessageContaining("no name for a topic");
  }

  private void replace(String title, String right, String wrong) throws IOException {
    Path file = folder.resolve(title + ".yaml");
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replace(right, wrong));
  }
}
