package io.latebind.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import io.latebind.rows.TreeRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteBackTest {
  /** Two of them make a generation. */
  private static final long TWO_GENERATIONS = 600;

  private final Recording rows = new Recording();

  @Test
  void whatIsChangedSeveralTimesIsWrittenOnce() {
    WriteBack<String> held = held(10_000);
    held.put("a", "1");
    held.put("a", "2");
    held.put("b", "3");

    assertThat(rows.writes).isEmpty();
    assertThat(held.isChanged()).isTrue();
    held.write();
    held.write();

    assertThat(rows.writes).containsExactly("a=2", "b=3");
    assertThat(held.isChanged()).isFalse();
  }

  @Test
  void whatWasReadIsNotReadAgain() {
    rows.put(RowKeys.text("a"), RowKeys.text("1"));
    WriteBack<String> held = held(10_000);

    assertThat(held.get("a")).isEqualTo("1");
    assertThat(held.get("a")).isEqualTo("1");
    assertThat(held.get("none")).isNull();
    assertThat(held.get("none")).isNull();

    assertThat(rows.reads).containsExactly("a", "none");
  }

  @Test
  void whatCameAndWentBetweenTwoWritesLeavesNothing() {
    WriteBack<String> held = held(10_000);
    assertThat(held.get("a")).isNull();
    held.put("a", "1");
    held.put("a", null);

    held.write();

    assertThat(rows.writes).isEmpty();
  }

  @Test
  void whatIsPutWithoutALookIsNotRead() {
    rows.put(RowKeys.text("a"), RowKeys.text("1"));
    rows.writes.clear();
    WriteBack<String> held = held(10_000);
    held.put("a", null);
    held.put("b", "2");

    held.write();

    assertThat(rows.reads).isEmpty();
    assertThat(rows.writes).containsExactly("a", "b=2");
  }

  @Test
  void whatIsForgottenIsReadAgain() {
    WriteBack<String> held = held(10_000);
    held.put("a", "1");

    held.forget();

    assertThat(held.get("a")).isNull();
    assertThat(held.isChanged()).isFalse();
  }

  @Test
  void whatWasForgottenIsNotWritten() {
    WriteBack<String> held = held(10_000);
    held.put("a", "1");
    held.put("b", "2");
    held.forget();
    held.put("b", "3");

    held.write();

    assertThat(rows.writes).containsExactly("b=3");
  }

  @Test
  void whatIsChangedAndHasToGoIsWrittenFirst() {
    WriteBack<String> held = held(TWO_GENERATIONS);
    held.put("a", "1");
    held.put("b", "2");
    held.put("c", "3");
    assertThat(rows.writes).isEmpty();
    held.put("d", "4");

    assertThat(rows.writes).containsExactly("a=1", "b=2");
    assertThat(held.isChanged()).isTrue();
    held.write();

    assertThat(rows.writes).containsExactly("a=1", "b=2", "c=3", "d=4");
    assertThat(held.isChanged()).isFalse();
  }

  @Test
  void whatHasGoneAndIsChangedAgainIsWrittenAgainInItsNewPlace() {
    WriteBack<String> held = held(TWO_GENERATIONS);
    held.put("a", "1");
    held.put("b", "2");
    held.put("c", "3");
    held.put("d", "4");
    held.put("c", "5");
    held.put("a", "6");
    assertThat(rows.writes).containsExactly("a=1", "b=2", "d=4");

    held.write();

    assertThat(rows.writes).containsExactly("a=1", "b=2", "d=4", "c=5", "a=6");
  }

  @Test
  void whatIsChangedAndUsedStaysUnwritten() {
    WriteBack<String> held = held(TWO_GENERATIONS);
    held.put("a", "1");
    for (int i = 0; i < 10; i++) {
      held.get("other" + i);
      assertThat(held.get("a")).isEqualTo("1");
    }
    assertThat(rows.writes).isEmpty();
    assertThat(rows.reads).doesNotContain("a");

    held.write();

    assertThat(rows.writes).containsExactly("a=1");
  }

  @Test
  void nothingIsChangedWhenAllThatWasHasGone() {
    WriteBack<String> held = held(0);
    held.put("a", "1");
    assertThat(held.isChanged()).isTrue();

    assertThat(held.get("b")).isNull();

    assertThat(rows.writes).containsExactly("a=1");
    assertThat(held.isChanged()).isFalse();
    held.write();
    assertThat(rows.writes).containsExactly("a=1");
    assertThat(held.get("a")).isEqualTo("1");
  }

  @Test
  void whatIsLookedUpAgainOutlivesWhatCameAfterIt() {
    WriteBack<String> held = held(TWO_GENERATIONS);
    List.of("a", "b", "c").forEach(held::get);
    held.get("b");
    held.get("d");
    assertThat(rows.reads).containsExactly("a", "b", "c", "d");

    held.get("b");
    held.get("a");

    assertThat(rows.reads).containsExactly("a", "b", "c", "d", "a");
  }

  @Test
  void whateverIsPutIsFoundHoweverLittleIsHeld() {
    Samples samples = new Samples(7);
    for (int budget : List.of(0, 400, 2_000, 100_000)) {
      WriteBack<String> held = held(budget);
      rows.clear();
      Map<String, String> expected = new HashMap<>();
      for (int i = 0; i < 5_000; i++) {
        String id = samples.text();
        String value = samples.flip() ? samples.text() : null;
        switch (samples.below(8)) {
          case 0 -> held.write();
          case 1, 2, 3 -> {
            held.put(id, value);
            expected.put(id, value);
          }
          default -> assertThat(held.get(id)).isEqualTo(expected.get(id));
        }
      }

      held.write();

      expected.values().removeIf(value -> value == null);
      assertThat(rows.all()).isEqualTo(expected);
    }
  }

  private WriteBack<String> held(long budget) {
    return new WriteBack<>(
        rows,
        RowKeys::text,
        RowKeys::text,
        bytes -> new String(bytes, StandardCharsets.UTF_8),
        String::length,
        budget);
  }

  /** Rows that remember how they were used. */
  private static final class Recording implements Rows {
    final List<String> reads = new ArrayList<>();
    final List<String> writes = new ArrayList<>();
    private TreeRows rows = new TreeRows();

    @Override
    public byte @Nullable [] get(byte[] key) {
      reads.add(text(key));
      return rows.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
      writes.add(text(key) + "=" + text(value));
      rows.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
      writes.add(text(key));
      rows.delete(key);
    }

    @Override
    public void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor) {
      rows.walk(kind, after, upTo, visitor);
    }

    @Override
    public int compare(byte[] one, byte[] other) {
      return rows.compare(one, other);
    }

    @Override
    public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
      rows.scan(from, to, visitor);
    }

    Map<String, String> all() {
      Map<String, String> all = new HashMap<>();
      rows.scan(
          new byte[0],
          null,
          key -> {
            byte[] value = rows.get(key);
            all.put(text(key), value == null ? "" : text(value));
            return true;
          });
      return all;
    }

    void clear() {
      rows = new TreeRows();
    }

    private static String text(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
