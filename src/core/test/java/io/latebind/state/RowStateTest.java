package io.latebind.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.index.Projection;
import io.latebind.index.RowLimits;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.Visit;
import io.latebind.rows.Position;
import io.latebind.rows.RowCodecs;
import io.latebind.rows.RowKeys;
import io.latebind.rows.RowReader;
import io.latebind.rows.TopicIds;
import io.latebind.rows.TreeRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowStateTest {
  private static final Comparator<String> UTF8 =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private final TreeRows rows = new TreeRows();
  private final RowState state = new RowState(rows, 2_000);

  @Test
  void documentsComeInTheOrderOfTheirUtf8() {
    NavigableSet<String> ids = ids(new Samples(1), 300);
    ids.forEach(id -> state.putDocument(id, new StoredDocument(0, new byte[0])));

    assertThat(state.documents("", null, 1_000)).isEqualTo(new ArrayList<>(ids));
  }

  @Test
  void boundsOfDocumentsAreExclusiveBelowAndInclusiveAbove() {
    Samples samples = new Samples(2);
    NavigableSet<String> ids = ids(samples, 100);
    ids.forEach(id -> state.putDocument(id, new StoredDocument(0, new byte[0])));

    for (int i = 0; i < 1_000; i++) {
      String after = samples.text();
      String upTo = samples.flip() ? samples.text() : null;
      int limit = 1 + samples.below(20);

      assertThat(state.documents(after, upTo, limit))
          .isEqualTo(between(ids, after, upTo).stream().limit(limit).toList());
    }
  }

  @Test
  void aContentCountsOnlyInTheVersionThatTheRowNames() {
    TreeRows contents = new TreeRows();
    RowState apart = new RowState(rows, contents, 2_000, RowLimits.DEFAULT);
    byte[] content = "{}".getBytes(StandardCharsets.UTF_8);
    apart.putDocument("a", new StoredDocument(7, content));
    apart.write();
    for (long offset : List.of(6L, 8L)) {
      contents.put(RowKeys.content(RowKeys.text("a")), encoded(offset, content));
      apart.forget();

      assertThat(apart.document("a")).isNull();
      assertThat(new RowReader(rows, contents).document("a")).isNull();
      assertThat(apart.keepDocument("a")).isFalse();
    }
    contents.put(RowKeys.content(RowKeys.text("a")), encoded(7, content));
    apart.forget();

    assertThat(apart.document("a")).isNotNull();
    assertThat(new RowReader(rows, contents).document("a")).isNotNull();
  }

  @Test
  void aContentIsReadOnceWhileNobodyAsksForAnother() {
    CountingRows contents = new CountingRows(new TreeRows());
    RowState apart = new RowState(rows, contents, 2_000, RowLimits.DEFAULT);
    apart.putDocument("a", new StoredDocument(7, new byte[] {1}));
    apart.putDocument("b", new StoredDocument(8, new byte[] {2}));

    assertThat(content(apart, "a")).containsExactly(1);
    assertThat(content(apart, "a")).containsExactly(1);
    assertThat(contents.gets).isEqualTo(1);
    assertThat(content(apart, "b")).containsExactly(2);

    apart.putDocument("b", new StoredDocument(9, new byte[] {3}));
    assertThat(content(apart, "b")).containsExactly(3);
    apart.removeDocument("b");
    assertThat(apart.document("b")).isNull();
  }

  private static byte[] content(RowState state, String id) {
    return Objects.requireNonNull(state.document(id)).content();
  }

  private static byte[] encoded(long offset, byte[] content) {
    return RowCodecs.encode(new StoredDocument(offset, content));
  }

  @Test
  void aKeptContentStaysUntilTheDocumentIsWrittenAgain() {
    TreeRows contents = new TreeRows();
    RowState apart = new RowState(rows, contents, 2_000, RowLimits.DEFAULT);
    apart.putDocument("a", new StoredDocument(7, new byte[] {1}));

    assertThat(apart.keepDocument("a")).isTrue();
    assertThat(apart.keepDocument("a")).isTrue();
    apart.write();
    assertThat(contents.get(RowKeys.content(RowKeys.text("a")))).isNull();
    assertThat(new RowReader(rows, contents).document("a")).isNotNull();

    apart.putDocument("a", new StoredDocument(9, new byte[] {2}));
    apart.write();
    assertThat(rows.get(RowKeys.key(RowKeys.KEPT, "a"))).isNull();
    assertThat(new RowReader(rows, contents).document("a")).isNotNull();
  }

  @Test
  void aStoreOfContentsIsKnownByTheNumberThatItGaveItself() {
    TreeRows contents = new TreeRows();
    RowState apart = new RowState(rows, contents, 2_000, RowLimits.DEFAULT);
    assertThat(apart.isBesideAnother()).isFalse();
    long number = apart.contentsStore(5);
    apart.putPosition(Position.begin(TopicIds.UNKNOWN).next(1, 0).beside(number));
    apart.write();

    assertThat(apart.contentsStore(6)).isEqualTo(5);
    assertThat(apart.isBesideAnother()).isFalse();
    assertThat(new RowState(rows, new TreeRows(), 2_000, RowLimits.DEFAULT).isBesideAnother())
        .isTrue();
  }

  @Test
  void questionsAreKeptInOrderUntilTheyAreAnswered() {
    state.begin(true);
    List.of("b", "a", "c").forEach(state::putQuestion);
    state.putDocument("b", new StoredDocument(0, new byte[0]));

    assertThat(state.questions("", null, 9)).containsExactly("a", "c");
    assertThat(state.questions("a", null, 9)).containsExactly("c");
    assertThat(state.questions("", "a", 9)).containsExactly("a");
  }

  @Test
  void questionsOfAFormerLifeAreAmongAllThatIsKept() {
    List.of("b", "a", "c")
        .forEach(id -> state.putTarget(id, new TargetState(Projection.EXISTENCE, null)));
    state.putSweep(Sweep.QUESTIONS, Sweep.BEGIN);
    state.begin(true);
    state.putQuestion("a");

    assertThat(state.questions("", null, 2)).containsExactly("a", "b");
    assertThat(state.questions("b", null, 9)).containsExactly("c");
    assertThat(state.questions("", "b", 9)).containsExactly("a", "b");
  }

  @Test
  void theSweepOverQuestionsWaitsUntilThePartitionHasCaughtUp() {
    state.begin(true);
    state.putSweep(Sweep.QUESTIONS, Sweep.BEGIN);
    state.putSweep("z", Sweep.BEGIN);
    assertThat(state.nextSweep(null)).isEqualTo("z");

    state.caughtUp();

    assertThat(state.nextSweep(null)).isEqualTo(Sweep.QUESTIONS);
  }

  @Test
  void referrersOfOneTargetAreNotThoseOfAnother() {
    Samples samples = new Samples(3);
    List<String> targets = List.copyOf(ids(samples, 20));
    List<NavigableSet<String>> referrers = targets.stream().map(t -> ids(samples, 30)).toList();
    for (int i = 0; i < targets.size(); i++) {
      String target = targets.get(i);
      referrers.get(i).forEach(referrer -> state.addReferrer(target, referrer));
    }

    for (int i = 0; i < targets.size(); i++) {
      List<Visit> all = state.referrers(targets.get(i), "", null, 100);
      assertThat(all).extracting(Visit::id).containsExactlyInAnyOrderElementsOf(referrers.get(i));
      int from = samples.below(30);
      int to = samples.below(30);
      assertThat(state.referrers(targets.get(i), all.get(from).cursor(), null, 100))
          .isEqualTo(all.subList(from + 1, 30));
      assertThat(state.referrers(targets.get(i), "", all.get(to).cursor(), 100))
          .isEqualTo(all.subList(0, to + 1));
      assertThat(state.referrers(targets.get(i), all.get(from).cursor(), all.get(to).cursor(), 9))
          .isEqualTo(from > to ? List.of() : all.subList(from + 1, Math.min(to + 1, from + 10)));
    }
  }

  @Test
  void sweepsAreFoundOneAfterTheOther() {
    NavigableSet<String> names = ids(new Samples(4), 20);
    names.add(Sweep.ALL_DOCUMENTS);
    names.forEach(name -> state.putSweep(name, Sweep.BEGIN));

    List<String> found = new ArrayList<>();
    for (String next = state.nextSweep(null); next != null; next = state.nextSweep(next)) {
      found.add(next);
    }

    assertThat(found).isEqualTo(new ArrayList<>(names));
  }

  @Test
  void aNulIdIsAnIdAsAnyOther() {
    state.putDocument("\u0000", new StoredDocument(0, new byte[0]));
    state.addReferrer("\u0000", "\u0000");

    assertThat(state.documents("", null, 9)).containsExactly("\u0000");
    assertThat(state.referrers("\u0000", "", null, 9))
        .extracting(Visit::id)
        .containsExactly("\u0000");
  }

  @Test
  void referrersComeAndGoInOneRowOrInRowsOfTheirOwn() {
    Samples samples = new Samples(5);
    for (int round = 0; round < 200; round++) {
      String target = samples.text();
      if (samples.flip()) {
        state.putTarget(target, new TargetState(Projection.EXISTENCE, replica(samples)));
      }
      NavigableSet<String> expected = new TreeSet<>(UTF8);
      for (int i = samples.below(12); i > 0; i--) {
        String referrer = "x" + samples.text();
        if (expected.add(referrer)) {
          state.addReferrer(target, referrer);
        }
        if (samples.below(3) == 0) {
          state.removeReferrer(target, expected.removeFirst());
        }
      }

      assertThat(state.referrers(target, "", null, 100))
          .extracting(Visit::id)
          .containsExactlyInAnyOrderElementsOf(expected);

      expected.forEach(referrer -> state.removeReferrer(target, referrer));
      state.removeTarget(target);
      assertThat(state.referrers(target, "", null, 100)).isEmpty();
    }
    state.write();
    assertThat(rows.all()).isEmpty();
  }

  private static TargetState.Replica replica(Samples samples) {
    return samples.flip()
        ? new TargetState.Replica.Awaiting()
        : new TargetState.Replica.Present(new byte[samples.flip() ? 10 : 2_000]);
  }

  @Test
  void anEntryIsKeptUnderItsKeyWhoeverMayHaveMadeIt() {
    List<String> keys =
        List.of("i/x", "i/x#0", "i/x#0#0", "i/x#", "j/x", "i/#1", "i/a/b", "i/a/b#12");
    for (int round = 0; round < 3; round++) {
      int now = round;
      keys.forEach(key -> state.putEntry(key, RowKeys.text(key + now)));
      keys.forEach(key -> assertThat(state.entry(key)).isEqualTo(RowKeys.text(key + now)));
      state.write();
      RowReader reader = new RowReader(rows, rows);
      keys.forEach(key -> assertThat(reader.entry(key)).isEqualTo(RowKeys.text(key + now)));
    }

    keys.forEach(state::removeEntry);

    state.write();
    assertThat(rows.all()).isEmpty();
  }

  @Test
  void sweepsAndIndexesAreWrittenAndReadAgain() {
    state.putSweep("s", Sweep.BEGIN);
    state.putIndex("i", IndexState.empty("f"));
    state.write();
    RowState another = new RowState(rows, 0);
    RowReader reader = new RowReader(rows, rows);

    assertThat(another.nextSweep(null)).isEqualTo("s");
    assertThat(another.indexes()).containsExactly("i");
    assertThat(reader.sweeps()).containsExactly("s");
    assertThat(reader.index("i")).isEqualTo(IndexState.empty("f"));

    state.removeSweep("s");
    state.removeIndex("i");
    assertThat(state.isChanged()).isTrue();
    state.write();

    assertThat(state.isChanged()).isFalse();
    assertThat(rows.all()).isEmpty();
  }

  private static List<String> between(
      NavigableSet<String> ids, String after, @Nullable String upTo) {
    return ids.tailSet(after, false).stream()
        .filter(id -> upTo == null || UTF8.compare(id, upTo) <= 0)
        .toList();
  }

  private static NavigableSet<String> ids(Samples samples, int count) {
    NavigableSet<String> ids = new TreeSet<>(UTF8);
    while (ids.size() < count) {
      ids.add(samples.text());
      ids.remove("");
    }
    return ids;
  }
}
