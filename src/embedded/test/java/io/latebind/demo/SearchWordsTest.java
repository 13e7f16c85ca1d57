package io.latebind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchWordsTest {
  @Test
  void wordsAreCountedInTextsAndNotTwiceInOne() {
    List<String> texts =
        List.of("Exmh is fine", "exmh-workers, EXMH!", "exmh's", "exmhish", "none", "an exmh.tcl");

    assertThat(SearchWords.count(texts, "exmh")).isEqualTo(3);
  }
}
