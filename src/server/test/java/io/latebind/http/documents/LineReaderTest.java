package io.latebind.http.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.http.response.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest
  @CsvSource({"'', 0", "a, 1", "'a\n', 1", "'a\nb', 2", "'\n\n', 2", "'a\n\nb\n', 3"})
  void linesAreCounted(String text, int lines) throws InterruptedException {
    assertThat(lines(text, 100, 1_000)).hasSize(lines);
  }

  @Test
  void linesLongerThanTheBufferComeWhole() throws InterruptedException {
    String line = "x".repeat(200_000);
    assertThat(lines(line + "\n" + line, 200_000, 1_000_000)).containsExactly(line, line);
  }

  @Test
  void lineOfTooManyBytesIsRefused() {
    assertThatThrownBy(() -> lines("a\n" + "x".repeat(11) + "\n", 10, 1_000))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void bodyOfTooManyBytesIsRefused() {
    assertThatThrownBy(() -> lines("a\n".repeat(51), 10, 100))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Nothing was written");
  }

  @Test
  void whatIsReadIsTakenFromTheMemoryAndGivenBack() throws InterruptedException {
    BulkMemory memory = new BulkMemory(2_048, Duration.ZERO);
    try (BulkMemory.Share second = memory.share()) {
      try (BulkMemory.Share first = memory.share()) {
        first.take(1_500);
        assertThatThrownBy(() -> second.take(1_000))
            .isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(503));
      }
      second.take(1_000);
    }
  }

  @Test
  void bodyThatTakesTooLongIsRefused() {
    LineReader reader = new LineReader(stream("a\n"), 10, 100, Duration.ofNanos(-1), share());
    assertThatThrownBy(reader::next)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(408));
  }

  private static BulkMemory.Share share() {
    return new BulkMemory(1 << 20, MINUTE).share();
  }

  private static List<String> lines(String text, int maxLineBytes, int maxBytes)
      throws InterruptedException {
    LineReader reader = new LineReader(stream(text), maxLineBytes, maxBytes, MINUTE, share());
    List<String> lines = new ArrayList<>();
    for (byte[] line = reader.next(); line != null; line = reader.next()) {
      lines.add(new String(line, StandardCharsets.UTF_8));
      assertThat(reader.number()).isEqualTo(lines.size());
    }
    return lines;
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
