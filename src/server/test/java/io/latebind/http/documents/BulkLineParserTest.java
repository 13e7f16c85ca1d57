package io.latebind.http.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkLineParserTest {
  private final BulkLineParser parser = new BulkLineParser(100);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"n\": 1.50, \"big\":12345678901234567890123, \"e\":1E+2}",
        "{ \"ü\" : [ 1 , {\"a\":null} ] , \"x\":\"\\u00e4 }{\" }",
        "{\"fox\":\"🦊\"}"
      })
  void documentIsCutOutAsItStands(String document) {
    assertThat(document("{\"id\":\"ä\",\"document\":" + document + "}")).isEqualTo(document);
    assertThat(document("  {\"document\" :  " + document + " , \"id\":\"1\"} \r"))
        .isEqualTo(document);
  }

  @Test
  void nullDeletes() {
    BulkLine line = parse("{\"id\":\"a\",\"document\":null}");
    assertThat(line).isEqualTo(new BulkLine("a", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\r", "\t \r"})
  void blankLineIsNothing(String line) {
    assertThat(parse(line)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | has no id",
        "[] | not an object",
        "nonsense | not JSON",
        "{\"id\":\"a\"} | has no document",
        "{\"document\":{}} | has no id",
        "{\"id\":1,\"document\":{}} | not a string",
        "{\"id\":\"\",\"document\":{}} | is empty",
        "{\"id\":\"\\ud800\",\"document\":{}} | surrogate",
        "{\"id\":\"a\",\"document\":[]} | neither an object nor null",
        "{\"id\":\"a\",\"document\":\"{}\"} | neither an object nor null",
        "{\"id\":\"a\",\"doc\":{}} | \"doc\" is unknown",
        "{\"id\":\"a\",\"id\":\"b\",\"document\":{}} | two ids",
        "{\"id\":\"a\",\"document\":{},\"document\":{}} | two documents",
        "{\"id\":\"a\",\"document\":null,\"document\":{}} | two documents",
        "{\"id\":\"a\",\"document\":{}}{} | something follows",
        "{\"id\":\"a\",\"document\":{\"x\":\"\\ud800\"}} | surrogate",
        "{\"id\":\"a\",\"document\":{} | not JSON"
      })
  void badLineIsRefusedByItsNumber(String line, String why) {
    Problem problem = refused(line);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).startsWith("Line 7 ").contains(why).endsWith("written.");
    assertThat(problem.members()).containsEntry("line", 7);
  }

  @Test
  void documentOfTooManyBytesIsRefused() {
    String fits = "{\"x\":\"" + "y".repeat(92) + "\"}";
    assertThat(document("{\"id\":\"a\",\"document\":" + fits + "}")).hasSize(100);
    String over = "{\"x\":\"" + "y".repeat(93) + "\"}";
    assertThat(refused("{\"id\":\"a\",\"document\":" + over + "}").status()).isEqualTo(413);
  }

  @Test
  void documentNestsAsDeepAsElsewhere() {
    BulkLineParser large = new BulkLineParser(10_000);
    String deep = "{\"a\":".repeat(499) + "{}" + "}".repeat(499);
    BulkLine line = large.parse(bytes("{\"id\":\"a\",\"document\":" + deep + "}"), 1);
    assertThat(line).isNotNull();
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] line = bytes("{\"id\":\"a\",\"document\":{\"x\":\"_\"}}");
    line[line.length - 4] = (byte) 0xFF;
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> parser.parse(line, 7));
    assertThat(refused.problem().detail()).contains("not UTF-8");
  }

  /** Deletions need no bytes of their line, and so were once accepted in any encoding. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void lineInAnotherEncodingIsRefusedWithAdvice(String charset) {
    for (String document : List.of("{}", "null")) {
      for (String mark : List.of("", "\uFEFF")) {
        String text = mark + "{\"id\":\"a\",\"document\":" + document + "}";
        byte[] line = text.getBytes(Charset.forName(charset));
        ProblemException refused =
            catchThrowableOfType(ProblemException.class, () -> parser.parse(line, 7));
        assertThat(refused.problem().status()).isEqualTo(400);
        assertThat(refused.problem().detail())
            .contains("it is " + charset.substring(0, 6) + "; send the body as UTF-8");
      }
    }
  }

  @Test
  void byteOrderMarkInFrontOfALineIsPassedOver() {
    String document = "{\"x\":\"ä\uFEFF\"}";
    assertThat(document("\uFEFF{\"id\":\"a\",\"document\":" + document + "}")).isEqualTo(document);
    assertThat(parse("\uFEFF")).isNull();
    assertThat(refused("{\"id\":\"a\",\"document\":\uFEFF{}}").detail()).contains("not JSON");
  }

  private Problem refused(String line) {
    ProblemException refused = catchThrowableOfType(ProblemException.class, () -> parse(line));
    assertThat(refused).isNotNull();
    return refused.problem();
  }

  private String document(String line) {
    byte[] document = Objects.requireNonNull(parse(line)).document();
    return new String(Objects.requireNonNull(document), StandardCharsets.UTF_8);
  }

  private @Nullable BulkLine parse(String line) {
    return parser.parse(bytes(line), 7);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
