package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.app.Node;
import io.latebind.definition.yaml.Definitions;
import io.latebind.index.Index;
import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import io.latebind.topics.ClusterException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are as large as the settings allow, and do not compress. */
class LargeDocumentsScenario {
  private static final int MEBIBYTE = 1024 * 1024;

  /** An id of 1,000 bytes. */
  private static final String ID = "big/" + "i".repeat(996);

  @TempDir private Path folder;

  private static List<Index> indexes() {
    return List.copyOf(
        Definitions.read(
            "texts.yaml",
            """
            name: texts
            from: ["big/{n+}", "ref/{n+}"]
            load:
              target: "{this.target}"
            fields:
              text: text
              loaded: { path: target.text, type: text }
            """));
  }

  @Test
  void theLargestDocumentByDefaultIsWrittenAndReadInEveryWay() throws Exception {
    try (Node node = Node.start(Settings.temporary(), indexes());
        Asking asking = new Asking(node.url())) {
      String text = text(MEBIBYTE - "{\"text\":\"\"}".length());

      carries(asking, ID, text);

      String bulk = "{\"id\":\"" + ID + "x\",\"document\":" + document(text) + "}\n";
      assertThat(asking.post("/documents/_bulk", bulk).status()).isEqualTo(202);
      awaitText(asking, "text", ID + "x", text);
      assertThat(asking.put("/documents/" + ID, document(text + "x")).status()).isEqualTo(413);
    }
  }

  @Test
  void aRaisedLimitIsCarriedByTopicsThatWereMadeForASmallerOne() throws Exception {
    Settings usual = Settings.temporary().withData(folder);
    Settings raised =
        usual.withConfiguration(
            Configuration.EMPTY
                .with(Setting.DOCUMENT_MAX_BYTES, Integer.toString(12 * MEBIBYTE))
                .with(Setting.ENTRY_MAX_BYTES, Integer.toString(12 * MEBIBYTE)));
    try (Node node = Node.start(usual, indexes());
        Asking asking = new Asking(node.url())) {
      carries(asking, "big/1", "small");
      Settings elsewhere =
          raised
              .withData(folder.resolve("other"))
              .withCluster(new Settings.Cluster.External(node.bootstrapServers()));
      assertThatThrownBy(() -> Node.start(elsewhere, indexes()))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("latebind topics apply")
          .hasMessageContaining("--config")
          .hasMessageContaining("~ documents: change")
          .hasMessageContaining("max.message.bytes=12648448 (now 1114112)")
          .hasMessageContaining("~ latebind-indexer-rows-changelog: change")
          .hasMessageContaining("max.message.bytes=25231360 (now 8454144)");
    }

    try (Node node = Node.start(raised, indexes());
        Asking asking = new Asking(node.url())) {
      carries(asking, ID, text(10 * MEBIBYTE));
    }
  }

  /** Writes a document, and reads it, its entry, and that of a document which loads it. */
  private static void carries(Asking asking, String id, String text) throws InterruptedException {
    for (int i = 0; i < 8; i++) { // of which some live on other partitions
      String referrer = "{\"target\":\"" + id + "\"}";
      assertThat(asking.put("/documents/ref/" + i, referrer).status()).isEqualTo(202);
    }

    Asking.Answer put = asking.put("/documents/" + id, document(text));

    assertThat(put.status()).as(put.body().toString()).isEqualTo(202);
    awaitText(asking, "text", id, text);
    for (int i = 0; i < 8; i++) {
      awaitText(asking, "loaded", "ref/" + i, text);
    }
    assertThat(asking.get("/documents/" + id).body().path("document").path("text").asText())
        .isEqualTo(text);
  }

  private static void awaitText(Asking asking, String field, String id, String text)
      throws InterruptedException {
    asking.await("/indexes/texts/entries/" + id, entry -> entry.path(field).asText().equals(text));
  }

  private static String document(String text) {
    return "{\"text\":\"" + text + "\"}";
  }

  /** Text that nothing makes much shorter. */
  private static String text(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes).substring(0, length);
  }
}
