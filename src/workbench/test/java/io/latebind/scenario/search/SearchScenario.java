package io.latebind.scenario.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.yaml.Definitions;
import io.latebind.index.Index;
import io.latebind.scenario.Asking;
import io.latebind.scenario.Installation;
import io.latebind.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchScenario {
  private static final Index LETTERS =
      index(
          """
          name: letters
          from: letters/{n}
          load:
            text: "{textId}"
          fields:
            subject: text
            body: { path: text.body, type: text }
            size: long
          """);

  @TempDir private Path data;

  private static Index index(String yaml) {
    return Definitions.read("letters.yaml", yaml).getFirst();
  }

  private static List<String> ids(JsonNode answer) {
    return answer.path("hits").findValuesAsText("id");
  }

  @Test
  void whatArrivesLateIsFoundAsSoonAsTheIndexSaysSo() throws Exception {
    try (Installation installation = Installation.start(LETTERS);
        Asking client = new Asking(installation.node().url())) {
      installation.write("letters/1", "{\"subject\":\"late\",\"textId\":\"texts/1\"}");
      installation.write("letters/2", "{\"subject\":\"never\",\"textId\":\"texts/2\"}");
      installation.awaitComplete();
      client.awaitSearchable("letters");
      assertThat(ids(client.search("letters", "body:binding"))).isEmpty();
      assertThat(ids(client.search("letters", "_missing:\"texts/1\"")))
          .containsExactly("letters/1");

      installation.write("texts/1", "{\"body\":\"a text about late binding\"}");
      installation.awaitComplete();
      client.awaitSearchable("letters");

      assertThat(ids(client.search("letters", "body:binding"))).containsExactly("letters/1");
      assertThat(ids(client.search("letters", "_missing:*"))).containsExactly("letters/2");
      assertThat(ids(client.search("letters", "_references:\"texts/2\"")))
          .containsExactly("letters/2");

      installation.write("letters/1", null);
      installation.awaitComplete();
      client.awaitSearchable("letters");
      assertThat(ids(client.search("letters", "*:*"))).containsExactly("letters/2");
    }
  }

  @Test
  void everyWriteThatIsAtRestIsFoundAtOnce() throws Exception {
    try (Installation installation = Installation.start(LETTERS);
        Asking client = new Asking(installation.node().url())) {
      for (int i = 0; i < 30; i++) {
        installation.write("letters/" + i, "{\"size\":" + i + ",\"textId\":\"texts/" + i + "\"}");
        installation.write("texts/" + i, "{\"body\":\"number" + i + "\"}");
        installation.awaitComplete();
        client.awaitSearchable("letters");

        assertThat(ids(client.search("letters", "body:number" + i))).hasSize(1);
        JsonNode all = client.search("letters", "*:*");
        assertThat(all.path("total").path("value").asInt()).isEqualTo(i + 1);
        assertThat(all.path("complete").asBoolean()).isTrue();
      }
    }
  }

  @Test
  void aRestartFindsTheSameAndAChangedDefinitionIsRebuilt() throws Exception {
    Settings settings = Settings.temporary().withData(data);
    try (Installation installation = Installation.start(settings, LETTERS)) {
      for (int i = 0; i < 500; i++) {
        installation.write("letters/" + i, "{\"subject\":\"Running\",\"size\":" + i + "}");
      }
      installation.awaitComplete();
      assertFound(installation, "subject:running AND size:[100 TO 199]", 100);

      installation.restart();
      assertFound(installation, "subject:running AND size:[100 TO 199]", 100);
      assertFound(installation, "subject:run", 0);

      // The entries stay byte for byte the same: only the searcher has something to do.
      installation.restart(
          List.of(
              index(
                  """
                  name: letters
                  from: letters/{n}
                  load:
                    text: "{textId}"
                  fields:
                    subject: { type: text, analyzer: english }
                    body: { path: text.body, type: text }
                    size: long
                  """)));
      installation.awaitComplete();
      try (Asking client = new Asking(installation.node().url())) {
        client.await(
            "/indexes/letters/search?q=subject:run",
            answer -> answer.path("total").path("value").asInt() == 500);
      }
    }
  }

  private static void assertFound(Installation installation, String query, int count)
      throws InterruptedException {
    try (Asking client = new Asking(installation.node().url())) {
      client.awaitSearchable("letters");
      JsonNode answer = client.search("letters", query);
      assertThat(answer.path("total").path("value").asInt()).as("%s", answer).isEqualTo(count);
    }
  }
}
