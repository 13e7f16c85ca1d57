package io.latebind.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  @Test
  void whatIsListedIsAllowedAndNothingElse() {
    Origins origins =
        Origins.parse("https://App.Example.org, http://[::1]:3000 ,https://b.example:443");

    assertThat(origins.allows("https://app.example.org")).isTrue();
    assertThat(origins.allows("http://[::1]:3000")).isTrue();
    assertThat(origins.allows("https://b.example")).isTrue();
    for (String other :
        new String[] {
          "http://app.example.org",
          "https://app.example.org:8443",
          "https://app.example.org.evil.example",
          "https://evil.app.example.org",
          "null",
          ""
        }) {
      assertThat(origins.allows(other)).as(other).isFalse();
    }
  }

  @Test
  void nothingAllowsNobodyAndAStarEverybody() {
    assertThat(Origins.parse(" ").isEmpty()).isTrue();
    assertThat(Origins.parse("").allows("https://a")).isFalse();
    assertThat(Origins.parse("*").allows("https://a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.example.org",
        "https://",
        "https://a/",
        "https://a/path",
        "https://a?b",
        "https://u@a",
        "https://*.example.org",
        "ftp://a",
        "null",
        "https://a,,https://b",
        "https://a b",
        "*,https://a"
      })
  void whatNoBrowserSendsIsRefusedWithAdvice(String text) {
    assertThatThrownBy(() -> Origins.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give ");
  }
}
