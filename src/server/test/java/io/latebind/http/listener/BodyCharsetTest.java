package io.latebind.http.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.http.response.Problem;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyCharsetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/x-ndjson ; boundary=x ; CharSet=\"utf-8\" ",
        "text/plain; charset=US-ASCII",
        "text/plain; charset=utf8"
      })
  void utf8AndItsPartAreRead(String contentType) {
    assertThat(BodyCharset.problem(contentType)).isNull();
  }

  @Test
  void withoutAHeaderABodyIsRead() {
    assertThat(BodyCharset.problem(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json; charset=utf-16, utf-16",
    "application/json;charset=\"ISO-8859-1\", ISO-8859-1",
    "text/plain;format=flowed;CHARSET=windows-1252, windows-1252"
  })
  void anyOtherIsRefusedByItsName(String contentType, String charset) {
    Problem problem = Objects.requireNonNull(BodyCharset.problem(contentType));
    assertThat(problem.status()).isEqualTo(415);
    assertThat(problem.detail()).contains("in " + charset + ".").contains("Send it in UTF-8");
  }
}
