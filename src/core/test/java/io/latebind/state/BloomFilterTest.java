package io.latebind.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BloomFilterTest {
  @Test
  void allThatWereAddedAreThereAndFewOthers() {
    BloomFilter filter = BloomFilter.ofBytes(20_000);
    int added = 0;
    while (filter.add("referrers/" + added)) {
      added++;
    }
    assertThat(added).isBetween(15_000, 16_000);

    int wrong = 0;
    for (int i = 0; i < added; i++) {
      assertThat(filter.mayContain("referrers/" + i)).isTrue();
      wrong += filter.mayContain("targets/" + i) ? 1 : 0;
    }
    assertThat(wrong).isLessThan(added / 40);
  }

  @Test
  void oneWithoutRoomTakesNothing() {
    BloomFilter filter = BloomFilter.ofBytes(63);
    assertThat(filter.mayContain("a")).isFalse();
    assertThat(filter.add("a")).isFalse();
  }
}
