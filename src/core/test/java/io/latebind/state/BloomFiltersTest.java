package io.latebind.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BloomFiltersTest {
  private static final int BYTES = 8_000;

  /** How many of ten thousand others are told to have been added. */
  private static int wrong(BloomFilters filters) {
    int wrong = 0;
    for (int i = 0; i < 10_000; i++) {
      wrong += filters.mayContain("other/" + i) ? 1 : 0;
    }
    return wrong;
  }

  @Test
  void itGrowsWithWhatIsAddedAndTellsMostOthers() {
    BloomFilters filters = new BloomFilters(BYTES, 4 * BYTES);
    int room = 4 * BYTES * 8 / 10;
    for (int i = 0; i < room; i++) {
      assertThat(filters.add("key/" + i)).isTrue();
    }

    for (int i = 0; i < room; i++) {
      assertThat(filters.mayContain("key/" + i)).isTrue();
    }
    assertThat(wrong(filters)).isLessThan(800);
    assertThat(filters.bytes()).isBetween(3L * BYTES, 4L * BYTES);
  }

  @Test
  void beyondItsMemoryItTellsFewerAndFewerAndGivesUpWhenThatIsLittle() {
    BloomFilters filters = new BloomFilters(BYTES, 4 * BYTES);
    int room = 4 * BYTES * 8 / 10;
    int added = 0;
    while (filters.add("key/" + added)) {
      added++;
      if (added == 2 * room) {
        assertThat(wrong(filters)).isBetween(800, 5_000);
      }
    }

    assertThat(added).isBetween((int) (2.9 * room), (int) (3.1 * room));
    assertThat(filters.bytes()).isLessThanOrEqualTo(4L * BYTES);
    assertThat(filters.mayContain("key/0")).isTrue();
  }

  @Test
  void oneWithoutMemoryTakesNothing() {
    assertThat(new BloomFilters(63, 63).add("a")).isFalse();
  }
}
