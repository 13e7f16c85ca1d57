package io.latebind.engine;

import static io.latebind.engine.Loads.NAMES;
import static io.latebind.engine.Partition.projection;
import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.engine.Message.Subscribe;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is restored of documents may be older than what was told of them, or not be there. */
class RestoredDocumentsTest {
  private static final String ANN = "{'name':'ann'}";
  private static final Index HOPS = new Hops();

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
    Partition hops = Partition.with(HOPS);
    hops.write("t2", "{'next':'t1'}");
    hops.write("r2", "{'to':'t2','name':'new'}");
    hops.restartBehind(HOPS);
    hops.state().putDocument("t2", document("{\"next\":\"r2\"}"));
    hops.state().putDocument("r2", document("{\"name\":\"old\"}"));

    assertThat(hops.answer("t1", ANN, "name")).contains("publish hops/r2 []");
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
