package io.latebind.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, UTF-16",
    "UTF-16BE, UTF-16",
    "UTF-32LE, UTF-32",
    "UTF-32BE, UTF-32",
  })
  void encodingIsNamedWithAByteOrderMarkAndWithout(String charset, String name) {
    for (String text : new String[] {"{\"a\":1}", "\uFEFF{\"a\":1}", "\uFEFF", "{}", "1"}) {
      byte[] bytes = text.getBytes(Charset.forName(charset));
      assertThat(TextEncoding.other(bytes)).as(text).isEqualTo(name);
      assertThatThrownBy(() -> Json.checkDocument(bytes))
          .isInstanceOf(MalformedJsonException.class)
          .hasMessage("it is " + name + "; send it as UTF-8");
      assertThatThrownBy(() -> Json.decodeDocument(bytes)).hasMessageContaining(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "[1]", "\"ä\"", "\uFEFF{}", "äöü", "🦊"})
  void utf8IsNothingElse(String text) {
    assertThat(TextEncoding.other(text.getBytes(StandardCharsets.UTF_8))).isNull();
  }

  /** A schema registry's serializers put a zero and four bytes of a number in front. */
  @Test
  void numberInFrontIsNotTakenForAnEncoding() {
    assertThat(TextEncoding.other(new byte[] {0, 0, 0, 0, 7, '{', '}'})).isNull();
    assertThat(TextEncoding.other(new byte[] {0})).isNull();
  }

  @Test
  void onlyOneMarkInFrontIsTakenAway() {
    byte[] marked = "\uFEFF\uFEFF{}".getBytes(StandardCharsets.UTF_8);
    assertThat(TextEncoding.withoutMark(marked)).isEqualTo(bytes("\uFEFF{}"));
    assertThat(TextEncoding.withoutMark(bytes("{}"))).isEqualTo(bytes("{}"));
    assertThat(TextEncoding.withoutMark(bytes("{\uFEFF}"))).isEqualTo(bytes("{\uFEFF}"));
    assertThat(TextEncoding.withoutMark(bytes("\uFEFF"))).isEmpty();
  }

  /** The topic is what documents are restored from: it must not hold what the stores cut off. */
  @Test
  void documentWithAByteOrderMarkIsRefusedWithAdvice() {
    byte[] marked = bytes("\uFEFF{\"a\":1}");
    assertThatThrownBy(() -> Json.checkDocument(marked))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessage("it begins with a byte order mark; write UTF-8 without one");
    assertThatThrownBy(() -> Json.decodeDocument(marked)).hasMessageContaining("byte order mark");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
