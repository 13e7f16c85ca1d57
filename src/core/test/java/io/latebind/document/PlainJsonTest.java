package io.latebind.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known at a glance is what a parser takes. */
class PlainJsonTest {
  private static final int CASES = 200_000;

  private static boolean isPlain(String json) {
    return PlainJson.isObject(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " { } \n",
        "{\"a\":1}",
        "{\"\":[],\"b\":{},\"c\":[[1,{\"d\":null}],true,false]}",
        "{\"a\":-0,\"b\":0.5,\"c\":1e3,\"d\":-1.5E-30,\"e\":\"\\u00e4\\n\\\\\\\"\",\"ä\":\"🦊\"}",
      })
  void mostObjectsAreKnown(String json) {
    assertThat(isPlain(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "1",
        "null",
        "{}1",
        "{}{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1 2]}",
        "{\"a\":[1}",
        "{\"a\":{]}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":+1}",
        "{\"a\":-}",
        "{\"a\":1e}",
        "{\"a\":1e9999}",
        "{\"a\":tru}",
        "{\"a\":nul",
        "{\"a\":\"",
        "{\"a\":\"\\",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u00g0\"}",
        "{\"a\":\"\\u00",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\t\"}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":1}//",
        "\uFEFF{}",
      })
  void whatIsNoneIsNot(String json) {
    assertThat(isPlain(json)).isFalse();
  }

  @Test
  void whatIsNoUtf8IsNot() {
    byte[] json = "{\"a\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(PlainJson.isObject(json)).isFalse();
  }

  @Test
  void whatIsDeepOrLongIsLeftToTheParser() {
    for (int depth : List.of(63, 64, 400)) {
      String deep = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

      assertThat(isPlain(deep)).as("%d", depth).isEqualTo(depth < 64);
    }
    assertThat(isPlain("{\"a\":" + "1".repeat(100) + "}")).isTrue();
    assertThat(isPlain("{\"a\":" + "1".repeat(101) + "}")).isFalse();
    assertThat(isPlain("{\"" + "n".repeat(2_000) + "\":1}")).isFalse();
    assertThat(isPlain("{\"a\":1" + ",\"a\":1".repeat(999) + "}")).isTrue();
    assertThat(isPlain("{\"a\":1" + ",\"a\":1".repeat(1_000) + "}")).isFalse();
  }

  @Test
  void nothingIsKnownThatAParserDoesNotTake() {
    long seed = Long.getLong("json.seed", System.nanoTime());

    JsonFuzz.Outcome outcome = new JsonFuzz(seed).run(Long.getLong("json.cases", CASES));

    assertThat(outcome.known()).isGreaterThan(outcome.cases() / 20);
    assertThat(outcome.refused()).isGreaterThan(outcome.cases() / 20);
  }
}
