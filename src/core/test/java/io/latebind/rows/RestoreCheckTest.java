package io.latebind.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.rows.RestoreCheck.Offsets;
import io.latebind.rows.RestoreCheck.Verdict;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RestoreCheckTest {
  private static final TopicIds TOPICS = topics(id("d", 6), id("r", 6), id("e", 6));
  private static final String ANEW = "start with another latebind.application.id";
  private static final String OTHER_PREFIX = "another latebind.topic.prefix";

  private static TopicId id(String id, int partitions) {
    return new TopicId(id, partitions);
  }

  private static TopicIds topics(TopicId documents, TopicId reindex, TopicId entries) {
    return new TopicIds(documents, reindex, entries);
  }

  /** A state of commit 7, made of the documents before 30 and the messages before 20. */
  private static Position state() {
    return new Position(7, 30, 20, 0, TOPICS);
  }

  private static Verdict of(Offsets offsets, @Nullable Position restored) {
    return new RestoreCheck(offsets, TOPICS).of(restored);
  }

  private static Offsets byHand(@Nullable Long documents, @Nullable Long reindex) {
    return new Offsets(null, documents, reindex);
  }

  static Stream<Arguments> complete() {
    return Stream.of(
        Arguments.of("nothing was ever committed", Offsets.NONE, null),
        Arguments.of("nothing was read before the offsets", byHand(0L, null), null),
        Arguments.of("the same commit", new Offsets(7L, 30L, 20L), state()),
        // A transaction's marker may lie between what was read and what was committed.
        Arguments.of("the same commit, other offsets", new Offsets(7L, 31L, 21L), state()),
        Arguments.of("the offsets are lost", Offsets.NONE, state()),
        Arguments.of("set where they were", byHand(30L, 20L), state()),
        Arguments.of("set back", byHand(0L, 0L), state()),
        Arguments.of("one set back, the other lost", byHand(null, 19L), state()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("complete")
  void aStateThatLacksNothingIsTaken(String what, Offsets offsets, @Nullable Position restored) {
    assertThat(of(offsets, restored)).isEqualTo(new Verdict.Complete());
  }

  static Stream<Arguments> incomplete() {
    return Stream.of(
        Arguments.of(new Offsets(7L, 30L, 20L), null, "is empty, and commit 7 is not"),
        Arguments.of(new Offsets(8L, 31L, 20L), state(), "is of commit 7, and"),
        Arguments.of(new Offsets(6L, 29L, 20L), state(), "are of commit 6"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("incomplete")
  void aStateOfAnotherCommitIsRestoredAgain(
      Offsets offsets, @Nullable Position restored, String reason) {
    assertThat(of(offsets, restored))
        .isInstanceOfSatisfying(
            Verdict.Incomplete.class, verdict -> assertThat(verdict.reason()).contains(reason));
  }

  @Test
  void offsetsWithoutAStateAreRefused() {
    for (Offsets offsets : new Offsets[] {byHand(5L, null), byHand(null, 1L), byHand(0L, 1L)}) {
      assertRefused(of(offsets, null), "there is no state of what is before them", ANEW);
    }
  }

  static Stream<Arguments> skipped() {
    return Stream.of(
        Arguments.of(byHand(31L, 20L), "offset on documents was set to 31", "back to 30 or lower"),
        Arguments.of(byHand(30L, 21L), "offset on reindex was set to 21", "back to 20 or lower"),
        Arguments.of(byHand(null, 21L), "offset on reindex was set to 21", "back to 20 or lower"),
        Arguments.of(byHand(31L, null), "offset on documents was set to 31", "back to 30"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("skipped")
  void offsetsThatWereSetAheadAreRefused(Offsets offsets, String reason, String advice) {
    assertRefused(of(offsets, state()), reason, advice);
  }

  static Stream<Arguments> others() {
    TopicId documents = TOPICS.documents();
    TopicId reindex = TOPICS.reindex();
    TopicId entries = TOPICS.entries();
    return Stream.of(
        Arguments.of(topics(id("x", 6), reindex, entries), "documents was deleted and", ANEW),
        Arguments.of(topics(documents, id("x", 6), entries), "reindex was deleted and", ANEW),
        Arguments.of(topics(documents, reindex, id("x", 6)), "entries was deleted and", ANEW),
        Arguments.of(topics(id("x", 9), reindex, entries), "documents was deleted and", ANEW),
        Arguments.of(
            topics(TopicId.GONE, reindex, entries), "documents was deleted.", "topics apply"),
        Arguments.of(topics(documents, TopicId.GONE, entries), "reindex was deleted.", ANEW),
        Arguments.of(topics(documents, reindex, TopicId.GONE), "entries was deleted.", ANEW),
        Arguments.of(
            topics(id("d", 9), reindex, entries), "documents had 6 partitions", OTHER_PREFIX),
        Arguments.of(
            topics(id("d", 9), id("r", 9), id("e", 9)), "documents had 6 partitions", OTHER_PREFIX),
        Arguments.of(topics(documents, id("r", 9), entries), "reindex had 6 partitions", ANEW),
        Arguments.of(topics(documents, reindex, id("e", 9)), "entries had 6 partitions", ANEW));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("others")
  void aStateOfOtherTopicsIsRefusedWhateverTheOffsets(TopicIds now, String what, String advice) {
    for (Offsets offsets :
        new Offsets[] {Offsets.NONE, new Offsets(7L, 30L, 20L), byHand(0L, 0L)}) {
      assertRefused(new RestoreCheck(offsets, now).of(state()), what, advice);
    }
  }

  @Test
  void whatIsNotKnownOfTopicsIsNotHeldAgainstThem() {
    Offsets offsets = new Offsets(7L, 30L, 20L);
    Position unknown = new Position(7, 30, 20, 0, TopicIds.UNKNOWN);

    assertThat(of(offsets, unknown)).isEqualTo(new Verdict.Complete());
    assertThat(new RestoreCheck(offsets, TopicIds.UNKNOWN).of(state()))
        .isEqualTo(new Verdict.Complete());
  }

  @Test
  void aPositionNeverGoesBack() {
    assertThat(Position.begin(TOPICS).next(10, 0)).isEqualTo(new Position(1, 10, 0, 0, TOPICS));
    assertThat(state().next(29, 21)).isEqualTo(new Position(8, 30, 21, 0, TOPICS));
  }

  private static void assertRefused(Verdict verdict, String what, String advice) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.reason()).contains(what, advice).doesNotContain("\n"));
  }
}
