package io.latebind.engine;

import static io.latebind.engine.Loads.NAMES;
import static io.latebind.engine.Partition.projection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.index.Limits;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.Message.Subscribe;
import io.latebind.protocol.Message.Unsubscribe;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.Visit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The protocol step by step. {@code t0} and all r are at home here, {@code t1} is foreign. */
class EngineTest {
  private static final String LOADS_T1 = "{'to':['t1']}";
  private static final String LOADS_T0 = "{'to':['t0']}";

  private final Partition partition = Partition.with(NAMES);

  @Test
  void aForeignTargetIsAskedForAndNothingIsPublishedMeanwhile() {
    assertThat(partition.write("r", LOADS_T1)).containsExactly("1 <- subscribe t1 {name=*}");
    assertThat(index("names").awaiting()).isEqualTo(1);
  }

  @Test
  void lateArrivalCompletesEveryReferrer() {
    partition.write("r", LOADS_T1);
    partition.write("r2", LOADS_T1);

    var effects = partition.answer("t1", "{'name':'ann'}", "name");

    assertThat(effects).containsExactly("publish names/r [\"ann\"]", "publish names/r2 [\"ann\"]");
    assertThat(index("names")).isEqualTo(counts(2, 0, 0));
  }

  @Test
  void theLastAnswerCompletesWhoAwaitsSeveral() {
    partition.write("r", "{'to':['t1','t3']}");

    assertThat(partition.answer("t3", "{'name':'bob'}", "name")).isEmpty();
    assertThat(partition.answer("t1", "{'name':'ann'}", "name"))
        .containsExactly("publish names/r [\"ann\",\"bob\"]");
  }

  @Test
  void aMissingTargetIsAnAnswerToo() {
    partition.write("r", LOADS_T1);

    assertThat(partition.answer("t1", null, "name")).containsExactly("publish names/r []");
    assertThat(index("names")).isEqualTo(counts(1, 0, 1));
  }

  @Test
  void aTargetThatComesAfterItWasMissingCompletesTheEntry() {
    partition.write("r", LOADS_T1);
    partition.answer("t1", null, "name");

    assertThat(partition.answer("t1", "{'name':'ann'}", "name"))
        .containsExactly("publish names/r [\"ann\"]");
    assertThat(index("names").missing()).isZero();
  }

  @Test
  void onlyTheFirstReferrerSubscribes() {
    partition.write("r", LOADS_T1);

    assertThat(partition.write("r2", LOADS_T1)).isEmpty();
  }

  @Test
  void onlyTheLastReferrerUnsubscribes() {
    partition.write("r", LOADS_T1);
    partition.write("r2", LOADS_T1);

    assertThat(partition.delete("r")).isEmpty();
    assertThat(partition.delete("r2")).containsExactly("1 <- unsubscribe t1");
  }

  @Test
  void anAnswerThatNobodyWantsAnyMoreIsIgnored() {
    partition.write("r", LOADS_T1);
    partition.delete("r");

    assertThat(partition.answer("t1", "{'name':'ann'}", "name")).isEmpty();
    assertThat(partition.state().target("t1")).isNull();
  }

  @Test
  void theSameAnswerTwiceCostsNothing() {
    partition.write("r", LOADS_T1);
    partition.answer("t1", "{'name':'ann'}", "name");

    assertThat(partition.answer("t1", "{'name':'ann'}", "name")).isEmpty();
  }

  @Test
  void aGrownQuestionIsAskedAgainAndItsOldAnswerIsRefused() {
    Partition two = Partition.with(NAMES, NAMES.named("codes").reading("code"));

    assertThat(two.write("r", LOADS_T1)).containsExactly("1 <- subscribe t1 {code=*, name=*}");
    assertThat(two.answer("t1", "{'name':'ann'}", "name")).isEmpty();
    assertThat(two.answer("t1", "{'code':7,'name':'ann'}", "code", "name"))
        .containsExactly("publish codes/r [7]", "publish names/r [\"ann\"]");
  }

  @Test
  void entriesStandWhileAGrownQuestionIsOpen() {
    var codes = NAMES.named("codes").reading("code").covering(id -> id.equals("r2"), "1");
    Partition two = Partition.with(NAMES, codes);
    two.write("r", LOADS_T1);
    two.answer("t1", "{'name':'ann'}", "name");

    var effects = two.write("r2", LOADS_T1);

    assertThat(effects)
        .containsExactly("publish names/r2 [\"ann\"]", "1 <- subscribe t1 {code=*, name=*}");
    assertThat(two.state().entry("names/r")).isNotNull();
    assertThat(two.answer("t1", "{'code':7,'name':'ann'}", "code", "name"))
        .containsExactly("publish codes/r2 [7]");
  }

  @Test
  void aLocalTargetNeedsNoMessage() {
    assertThat(partition.write("r", LOADS_T0)).containsExactly("publish names/r []");
    assertThat(partition.write("t0", "{'name':'ann'}"))
        .containsExactly("publish names/r [\"ann\"]");
    assertThat(partition.delete("t0")).containsExactly("publish names/r []");
  }

  @Test
  void aChangeThatNobodyReadsCostsNothing() {
    partition.write("r", LOADS_T0);
    partition.write("t0", "{'name':'ann'}");
    partition.receive(new Subscribe("t0", projection("name"), 1));

    assertThat(partition.write("t0", "{'name':'ann','age':7}")).isEmpty();
  }

  @Test
  void aSubscriptionIsAnsweredAtOnce() {
    partition.write("t0", "{'name':'ann','age':7}");

    assertThat(partition.receive(new Subscribe("t0", projection("name"), 1)))
        .containsExactly("1 <- replicate t0 {\"name\":\"ann\"}");
    assertThat(partition.receive(new Subscribe("t2", projection("name"), 1)))
        .containsExactly("1 <- replicate t2 nothing");
  }

  @Test
  void whoCatchesUpSaysOfNoDocumentThatThereIsNone() {
    partition.restartBehind(NAMES);

    assertThat(partition.receive(new Subscribe("t2", projection("name"), 1))).isEmpty();
    assertThat(partition.write("r", LOADS_T0)).isEmpty();
    assertThat(index("names").awaiting()).isEqualTo(1);
    assertThat(partition.sweepAll()).isEmpty();
  }

  @Test
  void whatCameWhileCatchingUpIsToldOnce() {
    partition.restartBehind(NAMES);
    partition.receive(new Subscribe("t0", projection("name"), 1));
    partition.write("r", LOADS_T0);

    assertThat(partition.write("t0", "{'name':'ann'}"))
        .containsExactly("1 <- replicate t0 {\"name\":\"ann\"}", "publish names/r [\"ann\"]");
    partition.caughtUp();
    assertThat(partition.sweepAll()).isEmpty();
    assertThat(index("names")).isEqualTo(counts(1, 0, 0));
  }

  @Test
  void whatHasNotComeIsMissingWhenItHasCaughtUp() {
    partition.restartBehind(NAMES);
    partition.receive(new Subscribe("t2", projection("name"), 1));
    partition.write("r", LOADS_T0);
    partition.caughtUp();

    assertThat(partition.sweepAll())
        .containsExactly("1 <- replicate t2 nothing", "publish names/r []");
    assertThat(index("names")).isEqualTo(counts(1, 0, 1));
    assertThat(partition.receive(new Subscribe("t4", projection("name"), 1)))
        .containsExactly("1 <- replicate t4 nothing");
  }

  @Test
  void questionsOfAFormerLifeAreAnswered() {
    partition.restartBehind(NAMES);
    partition.receive(new Subscribe("t2", projection("name"), 1));
    partition.write("r", LOADS_T0);
    partition.restartBehind(NAMES);
    partition.receive(new Subscribe("t6", projection("name"), 1));
    partition.caughtUp();

    assertThat(partition.sweepAll())
        .containsExactly(
            "1 <- replicate t2 nothing", "1 <- replicate t6 nothing", "publish names/r []");
  }

  @Test
  void subscribersAreToldOfEveryChangeTheyRead() {
    partition.receive(new Subscribe("t0", projection("name"), 1));

    assertThat(partition.write("t0", "{'name':'ann'}"))
        .containsExactly("1 <- replicate t0 {\"name\":\"ann\"}");
    assertThat(partition.delete("t0")).containsExactly("1 <- replicate t0 nothing");
  }

  @Test
  void anEndedSubscriptionLeavesNothing() {
    partition.receive(new Subscribe("t0", projection("name"), 1));
    partition.receive(new Unsubscribe("t0", 1));

    assertThat(partition.write("t0", "{'name':'ann'}")).isEmpty();
    assertThat(partition.state().subscribers("t0")).isEmpty();
  }

  @Test
  void aLaterSubscriptionReplacesTheFormer() {
    partition.receive(new Subscribe("t0", projection("name"), 1));
    partition.receive(new Subscribe("t0", projection("age"), 1));

    assertThat(partition.state().subscribers("t0")).isEqualTo(Map.of(1, projection("age")));
  }

  @Test
  void theSameBytesAgainCostNothing() {
    partition.write("r", LOADS_T0);

    assertThat(partition.write("r", LOADS_T0)).isEmpty();
  }

  @Test
  void aDeletedDocumentLosesItsEntry() {
    partition.write("r", "{}");

    assertThat(partition.delete("r")).containsExactly("publish names/r nothing");
    assertThat(partition.state().evaluated("r")).isNull();
    assertThat(partition.delete("r")).isEmpty();
  }

  @Test
  void referencesOnlyGrowWhileAnAnswerIsOutstanding() {
    partition.write("r", LOADS_T0);
    partition.write("r", LOADS_T1);
    assertThat(partition.state().referrers("t0", "", null, 9))
        .extracting(Visit::id)
        .containsExactly("r");

    partition.answer("t1", null, "name");

    assertThat(partition.state().referrers("t0", "", null, 9)).isEmpty();
  }

  @Test
  void aDocumentMayLoadItself() {
    partition.write("r2", "{'to':['r2'],'name':'me'}");

    assertThat(partition.write("r2", "{'to':['r2'],'name':'you'}"))
        .containsExactly("publish names/r2 [\"you\"]");
    partition.delete("r2");
    assertThat(partition.state().target("r2")).isNull();
  }

  @Test
  void manyReferrersAreSweptInSteps() {
    List.of("ra", "rb", "rc").forEach(id -> partition.write(id, LOADS_T0));

    assertThat(partition.write("t0", "{'name':'ann'}")).isEmpty();
    assertThat(partition.step("t0", 2))
        .containsExactly("publish names/ra [\"ann\"]", "publish names/rb [\"ann\"]");
    assertThat(partition.step("t0", 2)).containsExactly("publish names/rc [\"ann\"]");
    assertThat(partition.state().sweep("t0")).isNull();
  }

  @Test
  void aChangeDuringALapExtendsItByAWholeRound() {
    List.of("ra", "rb", "rc").forEach(id -> partition.write(id, LOADS_T0));
    partition.write("t0", "{'name':'ann'}");
    partition.step("t0", 2);

    partition.write("t0", "{'name':'bob'}");

    assertThat(partition.step("t0", 2)).containsExactly("publish names/rc [\"bob\"]");
    assertThat(partition.step("t0", 2))
        .containsExactly("publish names/ra [\"bob\"]", "publish names/rb [\"bob\"]");
    assertThat(partition.state().nextSweep(null)).isNull();
  }

  @Test
  void aStepOfNoSweepIsNoStep() {
    assertThat(partition.step("t0", 2)).isEmpty();
  }

  @Test
  void aRefusedDocumentIsReportedOnceAndLosesItsEntry() {
    partition.write("r", "{}");

    assertThat(partition.write("r", "{'boom':1}"))
        .containsExactly("publish names/r nothing", "reject r: boom");
    assertThat(partition.write("r", "{'boom':2}")).isEmpty();
  }

  @Test
  void aRaisedLimitTakesRefusedDocumentsAgain() {
    assertThat(partition.write("r", "{'to':['t0','t2','t4','t6']}"))
        .singleElement()
        .asString()
        .startsWith("reject r: it loads more than 3 documents");

    partition.restart(new Limits(4, 1_000, 2), NAMES);

    assertThat(partition.sweepAll()).containsExactly("publish names/r []");
  }

  @Test
  void aChangedDefinitionVisitsAllDocuments() {
    partition.write("r", LOADS_T0);
    partition.write("t0", "{'name':'ann','code':7}");

    partition.restart(NAMES.reading("code"));

    assertThat(partition.sweepAll()).containsExactly("publish names/r [7]");
    partition.restart(NAMES.reading("code"));
    assertThat(partition.sweepAll()).isEmpty();
  }

  @Test
  void aRemovedIndexWithdrawsItsEntriesAndIsForgotten() {
    partition.write("r", LOADS_T1);
    partition.answer("t1", null, "name");

    partition.restart();

    assertThat(partition.sweepAll())
        .containsExactly("publish names/r nothing", "1 <- unsubscribe t1");
    assertThat(partition.state().indexes()).isEmpty();
  }

  @Test
  void anIndexThatComesBackWhileItIsWithdrawnIsCompleteAgain() {
    partition.write("ra", "{}");
    partition.write("rb", "{}");
    partition.restart();
    assertThat(partition.step(Sweep.ALL_DOCUMENTS, 1)).containsExactly("publish names/ra nothing");

    partition.restart(NAMES);

    assertThat(partition.sweepAll()).containsExactly("publish names/ra []");
    assertThat(index("names")).isEqualTo(counts(2, 0, 0));
  }

  @Test
  void restartsDoNotExtendTheLapThatWithdrawsAnIndex() {
    partition.write("ra", "{}");
    partition.write("rb", "{}");
    partition.restart();
    partition.step(Sweep.ALL_DOCUMENTS, 1);

    partition.restart();

    assertThat(partition.state().sweep(Sweep.ALL_DOCUMENTS))
        .isEqualTo(new Sweep("ra", null, false));
  }

  @Test
  void aKeyThatAnotherDocumentHasTakenOverIsNotWithdrawn() {
    partition.write("r", "{}");
    partition.write("r#0", "{}");

    partition.restart(NAMES.severally());

    assertThat(partition.sweepAll())
        .containsExactly(
            "publish names/r#0 []", "publish names/r nothing", "publish names/r#0#0 []");
  }

  @Test
  void twoIndexesOfOneNameAreRefused() {
    assertThatThrownBy(() -> Partition.with(NAMES, NAMES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names");
  }

  private IndexState index(String name) {
    IndexState index = Objects.requireNonNull(partition.state().index(name));
    return counts(index.entries(), index.awaiting(), index.missing());
  }

  private static IndexState counts(long entries, long awaiting, long missing) {
    return new IndexState("", entries, awaiting, missing);
  }
}
