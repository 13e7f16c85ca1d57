package io.latebind.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.engine.State;
import io.latebind.engine.StoredDocument;
import io.latebind.engine.Sweep;
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

  private final State state = new RowState(new TreeRows(), new TreeRows(), 2_000);

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
