package io.latebind.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.http.response.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "emails/1",
        "text/9$emails/1",
        "a//b",
        "..",
        "a/../b",
        "./a/.",
        "/leading",
        "trailing/",
        "100%",
        "%41",
        "a+b c",
        "a#b?c&d=e;f",
        "[x]{y}|\\^`\"<>",
        "Übung/日本語/🦊",
        "_bulk",
        "tab\tline\nnul\u0000end",
        "~user/-_."
      })
  void everyIdComesOutAsItWentIn(String id) {
    assertThat(PercentEncoding.decode(PercentEncoding.encode(id))).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "a+b, a+b",
    "a%2Bb, a+b",
    "a%2fb/c, a/b/c",
    "a//..//b, a//..//b",
    "%E2%82%ac, €",
    "[x], [x]",
    "a;b=c, a;b=c",
    "%2541, %41",
    "%F0%9F%A6%8A, 🦊"
  })
  void rawCharactersStandForThemselves(String raw, String id) {
    assertThat(PercentEncoding.decode(raw)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "a%",
        "a%4",
        "%zz",
        "%+1",
        "%-1",
        "%٤١",
        "ü",
        "a b",
        "%FF",
        "%C0%80",
        "%ED%A0%80",
        "%E2%82",
        "\u007f"
      })
  void whatIsNoPercentEncodedUtf8IsRefused(String raw) {
    assertThatThrownBy(() -> PercentEncoding.decode(raw))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
  }
}
