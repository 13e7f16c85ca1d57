package io.latebind.definition.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
  private static final List<String> KNOWN = List.of("keyword", "text", "long");

  @Test
  void fewEditsLeadToTheKnownWord() {
    for (String word : List.of("keywrod", "Keyword", "keyword ", "keywords", "kyword")) {
      assertThat(Suggestion.among(KNOWN, word)).isEqualTo("did you mean keyword?");
    }
  }

  @Test
  void aWordLikeNoneIsAnsweredWithAll() {
    for (String word : List.of("geo", "", "x".repeat(100_000))) {
      assertThat(Suggestion.among(KNOWN, word)).isEqualTo("write one of keyword, text, long");
    }
  }
}
