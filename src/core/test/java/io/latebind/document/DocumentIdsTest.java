package io.latebind.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentIdsTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "emails/1", "#", "/", "\u0000", " ", "ä", "😀", "\uFFFD"})
  void everyTextIsAnId(String id) {
    assertThat(DocumentIds.problem(id)).isNull();
  }

  @Test
  void anEmptyIdIsNone() {
    assertThat(DocumentIds.problem("")).contains("empty");
  }

  @Test
  void lengthIsCountedInBytes() {
    assertThat(DocumentIds.problem("a".repeat(1024))).isNull();
    assertThat(DocumentIds.problem("a".repeat(1025))).contains("1025 characters");
    assertThat(DocumentIds.problem("😀".repeat(256))).isNull();
    assertThat(DocumentIds.problem("ä".repeat(513))).contains("1026 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "end"})
  void halfACharacterMakesNoId(String around) {
    assertThat(DocumentIds.problem(around + "\uD83D")).contains("surrogate");
    assertThat(DocumentIds.problem("\uDE00" + around)).contains("surrogate");
  }
}
