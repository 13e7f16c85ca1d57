package io.latebind.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final List<String> PIECES =
      List.of(
          "0",
          "1",
          "-",
          ".",
          "e",
          "E+",
          "e-",
          "2147483647",
          "2147483648",
          "99999999999",
          "7".repeat(990),
          "7".repeat(1200),
          "0".repeat(998),
          "\"\"",
          "\"\\ud83d\"",
          "[1,",
          "]",
          "{\"a\":",
          "}",
          "null",
          ",\"n\":2",
          "\"ä😀\"",
          "1e5",
          "0.1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10",
        "1E+2",
        "0.1000000000000000055511151231257827",
        "12345678901234567890123456789",
        "1E+400",
        "-0",
        "1E-7"
      })
  void numbersKeepTheirDigits(String number) throws MalformedJsonException {
    String json = "{\"n\":" + number + "}";

    String again = new String(Json.encode(Json.decodeDocument(utf8(json))), StandardCharsets.UTF_8);

    assertThat(again).isEqualTo(number.equals("-0") ? "{\"n\":0}" : json);
  }

  @Test
  void whatIsWrittenCanBeReadAgainHoweverLongItsNumbersAre() throws MalformedJsonException {
    for (String number :
        new String[] {"1".repeat(998) + "e1", "1." + "1".repeat(990) + "e-3", "12e2147483647"}) {
      byte[] once = Json.encode(Json.decodeDocument(utf8("{\"n\":" + number + "}")));

      assertThat(Json.encode(Json.decodeObject(once))).isEqualTo(once);
    }
  }

  @Test
  void charactersBeyondTheBasicPlaneAreWrittenAsThemselves() throws MalformedJsonException {
    byte[] json = utf8("{\"😀\":\"😀ä\"}");

    assertThat(Json.encode(Json.decodeDocument(json))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{} {}",
        "{}]",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "// comment\n{}",
        "{\"a\":\"\n\"}",
        "nothing"
      })
  void whatIsNotJsonIsRefused(String text) {
    assertRefused(utf8(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true"})
  void whatIsNotAnObjectIsRefusedWithAdvice(String text) {
    assertThatThrownBy(() -> Json.decodeDocument(utf8(text)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("wrap it");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    assertRefused(new byte[] {'{', '"', (byte) 0xC3, '"', '}'});
    assertRefused(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'});
    assertRefused(new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'});
    assertRefused("{}".getBytes(StandardCharsets.UTF_16));
    assertRefused("{}".getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void aByteOrderMarkIsRefused() {
    assertRefused(utf8("\uFEFF{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud83d\"}",
        "{\"a\":[\"\\uDE00\"]}",
        "{\"\\ud83d\":1}",
        "{\"a\":{\"b\":\"\\ude00\\ud83d\"}}"
      })
  void halfACharacterIsRefused(String text) {
    assertThatThrownBy(() -> Json.decodeDocument(utf8(text)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void bothHalvesOfACharacterAreOne() throws MalformedJsonException {
    assertThat(Json.decodeDocument(utf8("{\"a\":\"\\ud83d\\ude00\"}")).path("a").textValue())
        .isEqualTo("😀");
  }

  @Test
  void nestingIsBounded() throws MalformedJsonException {
    assertThat(Json.decodeDocument(utf8(nested(Json.MAX_DEPTH))).isObject()).isTrue();
    assertRefused(utf8(nested(Json.MAX_DEPTH + 1)));
    assertRefused(utf8("{\"a\":" + "[".repeat(100_000)));
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "1e-99999999999", "1e-2147483649", "12e9999999999"})
  void anExponentWithoutMeasureIsRefused(String number) {
    assertRefused(utf8("{\"n\":" + number + "}"));
  }

  @Test
  void whateverComesIsRefusedOrReadTheSameAgain() {
    SplittableRandom random = new SplittableRandom(1);
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      read += isRead(anything(random)) ? 1 : 0;
    }
    assertThat(read).as("how many were read").isGreaterThan(1_000);
  }

  private static boolean isRead(byte[] bytes) {
    try {
      byte[] once = Json.encode(Json.decodeDocument(bytes));
      assertThat(Json.encode(Json.decodeObject(once))).isEqualTo(once);
      return true;
    } catch (MalformedJsonException e) {
      assertThat(e).message().isNotBlank();
      return false;
    }
  }

  private static byte[] anything(SplittableRandom random) {
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      value.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    byte[] bytes = utf8("{\"n\":" + value + "}");
    if (random.nextInt(3) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** The ways that are short may not be easier to go than the long one. */
  @Test
  void everyWayOfReadingTakesTheSameAndRefusesInTheSameWords() {
    long seed = Long.getLong("json.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 30_000; i++) {
      byte[] bytes = random.nextBoolean() ? anything(random) : odd(random);
      String expected = outcome(() -> text(Json.decodeWithCare(bytes)));
      String situation = "-Djson.seed=" + seed + " " + Arrays.toString(bytes);

      assertThat(outcome(() -> text(Json.decodeDocument(bytes)))).as(situation).isEqualTo(expected);
      assertThat(outcome(() -> checked(bytes))).as(situation).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':'\\ud83d','a':1}",
        "{'a':1e99999999999,'a':1}",
        "{'a':{'b':[1e-99999999999]}}",
        "{'a':1e400,'b':1E+2147483647}",
        "{'a':'\\q'}",
        "{'a':'\\u00g0'}",
        "{'a':'\t'}",
        "{'a':'\u0000'}",
        "{'a':tru}",
        "{'a':1.}",
        "{'a':-}",
        "{'a':1e}",
        "{'a':+1}",
        "{'a'}",
        "{'a':[1,]}",
        "{'a':[}",
        "{'a':1} x",
        "{'a':1}\u0000",
        "\u0000{}",
        "{}\uFEFF"
      })
  void noWayOfReadingIsEasierThanAnother(String text) {
    byte[] bytes = utf8(text.replace('\'', '"'));
    String expected = outcome(() -> text(Json.decodeWithCare(bytes)));

    assertThat(outcome(() -> text(Json.decodeDocument(bytes)))).isEqualTo(expected);
    assertThat(outcome(() -> checked(bytes))).isEqualTo(expected);
  }

  @Test
  void boundsOfLengthAreTheSameOnEveryWay() {
    for (int length : new int[] {999, 1000, 1001}) {
      assertSameEverywhere("{\"n\":" + "7".repeat(length) + "}");
      assertSameEverywhere("{\"n\":[0." + "7".repeat(length - 2) + "]}");
    }
    for (int length : new int[] {49_999, 50_000, 50_001, 70_000}) {
      assertSameEverywhere("{\"" + "n".repeat(length) + "\":1}");
      assertSameEverywhere("{\"" + "ä".repeat(length) + "\":1}");
    }
    for (int depth : new int[] {Json.MAX_DEPTH, Json.MAX_DEPTH + 1}) {
      assertSameEverywhere(nested(depth));
      assertSameEverywhere("{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}");
    }
  }

  private static void assertSameEverywhere(String text) {
    byte[] bytes = utf8(text);
    String expected = outcome(() -> text(Json.decodeWithCare(bytes)));
    assertThat(outcome(() -> text(Json.decodeDocument(bytes)))).isEqualTo(expected);
    assertThat(outcome(() -> checked(bytes))).isEqualTo(expected);
  }

  private interface Reading {
    String read() throws MalformedJsonException;
  }

  private static String outcome(Reading reading) {
    try {
      return reading.read();
    } catch (MalformedJsonException e) {
      return "refused: " + e.getMessage();
    }
  }

  /** What is found in a document that was checked and is then read from where it is stored. */
  private static String checked(byte[] bytes) throws MalformedJsonException {
    Json.checkDocument(bytes);
    assertThat(Json.isObject(bytes)).isTrue();
    return text(Json.decodeObject(bytes));
  }

  private static String text(ObjectNode node) {
    return new String(Json.encode(node), StandardCharsets.UTF_8);
  }

  /** An odd document, often damaged. */
  private static byte[] odd(SplittableRandom random) {
    byte[] bytes = utf8(new OddJson(random).object());
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] = (byte) random.nextInt(256);
      case 1 -> bytes[at] = bytes[random.nextInt(bytes.length)];
      case 2 -> bytes = Arrays.copyOf(bytes, at);
      default -> {}
    }
    return bytes;
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> Json.decodeDocument(bytes)).isInstanceOf(MalformedJsonException.class);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
