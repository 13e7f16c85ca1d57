package io.latebind.engine;

import static io.latebind.engine.Loads.NAMES;
import static io.latebind.engine.Partition.projection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.engine.Message.Subscribe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is restored of documents may be older than what was told of them, or not be there. */
class RestoredDocumentsTest {
  private static final String ANN = "{'name':'ann'}";

  private final Partition partition = Partition.with(NAMES);

  @Test
  void whileItCatchesUpAllThatIsWrittenIsToldToThoseWhoReadIt() {
    partition.write("t0", ANN);
    partition.receive(new Subscribe("t0", projection("name"), 1));
    assertThat(partition.write("t0", ANN)).isEmpty();

    partition.restartBehind(NAMES);

    assertThat(partition.write("t0", ANN)).containsExactly("1 <- replicate t0 {\"name\":\"ann\"}");
    partition.caughtUp();
    assertThat(partition.write("t0", ANN)).isEmpty();
  }

  @Test
  void theDeletionOfWhatIsNotThereIsToldWhenItHasCaughtUp() {
    partition.receive(new Subscribe("t0", projection("name"), 1));
    partition.restartBehind(NAMES);

    assertThat(partition.delete("t0")).isEmpty();
    partition.caughtUp();

    assertThat(partition.sweepAll()).containsExactly("1 <- replicate t0 nothing");
  }

  @Test
  void theDeletionOfWhatIsNotThereWithdrawsItsEntries() {
    partition.write("r", "{'to':[]}");
    partition.restartBehind(NAMES);
    partition.state().removeDocument("r");

    assertThat(partition.delete("r")).containsExactly("publish names/r nothing");
  }

  /** One that loads itself has no excerpt from which it could be evaluated. */
  @Test
  void aReferrerThatIsYetToComeIsEvaluatedWhenItComes() {
    partition.write("r2", "{'to':['r2','t1']}");
    partition.answer("t1", ANN, "name");
    partition.restartBehind(NAMES);
    partition.state().removeDocument("r2");

    assertThat(partition.answer("t1", "{'name':'bob'}", "name")).isEmpty();

    assertThat(partition.write("r2", "{'to':['t1']}"))
        .containsExactly("publish names/r2 [\"bob\"]");
  }

  /** What was restored may be older than the excerpt: then the document is seen in one version. */
  @Test
  void whoLoadsItselfOnlyNowIsReadAgain() {
    Index index = new Mapped(false, projection("to"), RestoredDocumentsTest::hops);
    Partition hops = Partition.with(index);
    hops.write("t2", "{'next':'t1'}");
    hops.write("r2", "{'to':'t2','name':'new'}");
    hops.restartBehind(index);
    hops.state().putDocument("t2", document("{\"next\":\"r2\"}"));
    hops.state().putDocument("r2", document("{\"name\":\"old\"}"));

    assertThat(hops.answer("t1", ANN, "name")).contains("publish mapped/r2 []");
  }

  /** The name of what the target in {@code to} names as {@code next}. */
  private static List<Fields> hops(Document document, Loader loader) {
    ObjectNode entry = Json.object();
    ArrayNode seen = entry.putArray("seen");
    String to = document.content().path("to").textValue();
    if (to != null
        && loader.load(to, projection("next")) instanceof Loader.Answer.Present(var target)
        && loader.load(target.path("next").asText(), projection("name"))
            instanceof Loader.Answer.Present(var last)) {
      seen.add(last.path("name"));
    }
    return List.of(new Fields(entry));
  }

  private static StoredDocument document(String json) {
    return new StoredDocument(0, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aChangedDefinitionIsRebuiltWhenItHasCaughtUp() {
    partition.write("r", "{'to':[]}");

    partition.restartBehind();
    partition.state().removeDocument("r");

    assertThat(partition.sweepAll()).isEmpty();
    assertThat(partition.write("r", "{'to':[]}")).containsExactly("publish names/r nothing");
    partition.caughtUp();
    partition.sweepAll();
    assertThat(partition.state().indexes()).isEmpty();
  }

  @Test
  void aRefusedRecordLeavesItsDocument() {
    partition.write("t0", ANN);
    partition.receive(new Subscribe("t0", projection("name"), 1));

    assertThat(partition.refuse("t0")).isEmpty();
    assertThat(partition.write("t0", ANN)).isEmpty();
    assertThat(partition.write("t0", "{'name':'bob'}"))
        .containsExactly("1 <- replicate t0 {\"name\":\"bob\"}");
  }

  @Test
  void whatWasCompactedAwayByARefusedRecordIsThereNoMore() {
    partition.write("r", "{'to':[]}");
    partition.write("t0", ANN);
    partition.receive(new Subscribe("t0", projection("name"), 1));
    partition.restartBehind(NAMES);
    partition.state().removeDocument("r");
    partition.state().removeDocument("t0");

    assertThat(partition.refuse("r")).containsExactly("publish names/r nothing");
    assertThat(partition.refuse("t0")).isEmpty();
    partition.caughtUp();

    assertThat(partition.sweepAll()).containsExactly("1 <- replicate t0 nothing");
  }
}
