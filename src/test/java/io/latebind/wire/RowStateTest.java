package io.latebind.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.engine.IndexState;
import io.latebind.engine.Projection;
import io.latebind.engine.StoredDocument;
import io.latebind.engine.Sweep;
import io.latebind.engine.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowStateTest {
  private static final Comparator<String> UTF8 =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private final Rows documents = new TreeRows();
  private final Rows protocol = new TreeRows();
  private final RowState state = new RowState(documents, protocol, 2_000);

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
  void whatIsKeptIsThereUntilTheNextRecordWhateverIsRestored() {
    state.putDocument("a", document(1, "first"));
    state.keepDocument("a");
    state.keepDocument("b");
    state.write();
    documents.put(RowKeys.text("a"), RowCodecs.encode(document(2, "refused")));
    documents.put(RowKeys.text("b"), RowCodecs.encode(document(3, "refused")));

    RowState restored = new RowState(documents, protocol, 2_000);
    assertThat(restored.document("a")).usingRecursiveComparison().isEqualTo(document(1, "first"));
    assertThat(restored.document("b")).isNull();
    restored.keepDocument("a");
    assertThat(restored.document("a")).usingRecursiveComparison().isEqualTo(document(1, "first"));

    restored.putDocument("a", document(4, "next"));
    restored.removeDocument("b");
    restored.write();
    assertThat(new RowState(documents, protocol, 2_000).document("a"))
        .usingRecursiveComparison()
        .isEqualTo(document(4, "next"));
    assertThat(new RowState(documents, protocol, 2_000).document("b")).isNull();
    assertThat(protocol.get(RowKeys.key(RowKeys.KEPT, "a"))).isNull();
    assertThat(protocol.get(RowKeys.key(RowKeys.KEPT, "b"))).isNull();
  }

  /** A good record came for a document whose last one was refused, and is not committed yet. */
  @Test
  void whoReadsFromOutsideFindsADocumentThatExistsThroughout() {
    state.putDocument("a", document(1, "first"));
    state.keepDocument("a");
    state.write();
    documents.put(RowKeys.text("a"), "refused".getBytes(StandardCharsets.UTF_8));
    RowState restored = new RowState(documents, protocol, 2_000);

    restored.putDocument("a", document(4, "next"));

    assertThat(readFromOutside("a")).usingRecursiveComparison().isEqualTo(document(1, "first"));
    assertThat(restored.document("a")).usingRecursiveComparison().isEqualTo(document(4, "next"));
    restored.write();
    assertThat(readFromOutside("a")).usingRecursiveComparison().isEqualTo(document(4, "next"));
    assertThat(restored.isChanged()).isFalse();
  }

  @Test
  void whatIsRemovedOfTheKeptIsNotAmongTheDocumentsNorWhenItIsKeptAgain() {
    for (String id : List.of("a", "b", "c")) {
      state.keepDocument(id);
    }
    state.write();
    state.removeDocument("a");
    state.removeDocument("b");
    assertThat(state.documents("", null, 1)).containsExactly("c");
    state.keepDocument("b");
    state.write();
    assertThat(state.documents("", null, 9)).containsExactly("b", "c");
    assertThat(protocol.get(RowKeys.key(RowKeys.KEPT, "a"))).isNull();
    assertThat(protocol.get(RowKeys.key(RowKeys.KEPT, "b"))).isNotNull();
  }

  private @Nullable StoredDocument readFromOutside(String id) {
    byte[] kept = new RowReader(protocol).kept(id);
    return RowReader.document(kept, documents.get(RowKeys.text(id)));
  }

  @Test
  void manyAreKeptAsWell() {
    for (int i = 0; i < 10_002; i++) {
      state.putDocument("d/" + i, document(i, "{}"));
      state.keepDocument("d/" + i);
    }
    assertThat(state.document("d/0")).isNotNull();
    state.write();

    RowState restored = new RowState(new TreeRows(), protocol, 2_000);
    assertThat(restored.documents("", null, 20_000)).hasSize(10_002);
    for (int i = 0; i < 10_002; i++) {
      assertThat(restored.document("d/" + i)).isNotNull();
      restored.removeDocument("d/" + i);
    }
    assertThat(restored.documents("", null, 9)).isEmpty();
  }

  /** A refused deletion takes a document from what is restored. */
  @Test
  void whatIsKeptIsAmongTheDocuments() {
    for (String id : List.of("a", "b", "c", "d")) {
      state.putDocument(id, document(1, "{}"));
    }
    state.keepDocument("b");
    state.write();
    documents.delete(RowKeys.text("b"));

    assertThat(state.documents("", null, 9)).containsExactly("a", "b", "c", "d");
    assertThat(state.documents("a", "c", 9)).containsExactly("b", "c");
    assertThat(state.documents("", null, 2)).containsExactly("a", "b");
  }

  private static StoredDocument document(long offset, String content) {
    return new StoredDocument(offset, content.getBytes(StandardCharsets.UTF_8));
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
        .forEach(id -> state.putTarget(id, new Target(Projection.EXISTENCE, null)));
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
      String after = samples.text();
      String upTo = samples.flip() ? samples.text() : null;
      assertThat(state.referrers(targets.get(i), after, upTo, 100))
          .isEqualTo(between(referrers.get(i), after, upTo));
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
    assertThat(state.referrers("\u0000", "", null, 9)).containsExactly("\u0000");
    assertThat(state.referrers("\u0000", "\u0000", null, 9)).isEmpty();
  }

  @Test
  void referrersComeAndGoInOneRowOrInRowsOfTheirOwn() {
    Samples samples = new Samples(5);
    for (int round = 0; round < 200; round++) {
      String target = samples.text();
      if (samples.flip()) {
        state.putTarget(target, new Target(Projection.EXISTENCE, replica(samples)));
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

      assertThat(state.referrers(target, "", null, 100)).isEqualTo(new ArrayList<>(expected));

      expected.forEach(referrer -> state.removeReferrer(target, referrer));
      state.removeTarget(target);
      assertThat(state.referrers(target, "", null, 100)).isEmpty();
    }
    state.write();
    assertThat(RowKeys.scan(protocol, new byte[0], null, 0, 10)).isEmpty();
  }

  private static Target.Replica replica(Samples samples) {
    return samples.flip()
        ? new Target.Replica.Awaiting()
        : new Target.Replica.Present(new byte[samples.flip() ? 10 : 2_000]);
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
      RowReader reader = new RowReader(protocol);
      keys.forEach(key -> assertThat(reader.entry(key)).isEqualTo(RowKeys.text(key + now)));
    }

    keys.forEach(state::removeEntry);

    state.write();
    assertThat(RowKeys.scan(protocol, new byte[0], null, 0, 10)).isEmpty();
  }

  @Test
  void sweepsAndIndexesAreWrittenAndReadAgain() {
    state.putSweep("s", Sweep.BEGIN);
    state.putIndex("i", IndexState.empty("f"));
    state.write();
    RowState another = new RowState(documents, protocol, 0);
    RowReader reader = new RowReader(protocol);

    assertThat(another.nextSweep(null)).isEqualTo("s");
    assertThat(another.indexes()).containsExactly("i");
    assertThat(reader.sweeps()).containsExactly("s");
    assertThat(reader.index("i")).isEqualTo(IndexState.empty("f"));

    state.removeSweep("s");
    state.removeIndex("i");
    assertThat(state.isChanged()).isTrue();
    state.write();

    assertThat(state.isChanged()).isFalse();
    assertThat(RowKeys.scan(protocol, new byte[0], null, 0, 10)).isEmpty();
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
