package io.latebind.indexer.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private static final int ROW_BYTES = 80_000;

  private record Origin(String topic, int partition, long offset) implements RecordMetadata {}

  @Test
  void whateverCameTheLetterFitsItsTopic() {
    Record<byte[], byte[]> bad =
        new Record<>(new byte[900_000], new byte[1_000_000], 0, new RecordHeaders());

    var letter =
        new DeadLetters(ROW_BYTES)
            .of(
                bad,
                new Origin("documents", 1, 2),
                new RejectedRecordException("bad-id", "x".repeat(50_000)),
                5);

    int bytes = Objects.requireNonNull(letter.key()).length;
    bytes += Objects.requireNonNull(letter.value()).length;
    for (var header : letter.headers()) {
      bytes += header.key().length() + header.value().length;
    }
    assertThat(bytes).isBetween(ROW_BYTES / 2, ROW_BYTES);
    assertThat(header(letter, DeadLetters.TRUNCATED)).isEqualTo("1000000");
    assertThat(header(letter, DeadLetters.TRUNCATED_KEY)).isEqualTo("900000");
  }

  @Test
  void theLetterOfADocumentFitsItsTopicToo() {
    var letter =
        new DeadLetters(ROW_BYTES)
            .ofDocument(
                DeadLetters.headers("documents", 1, 2),
                "index",
                "id",
                new byte[1_000_000],
                "x".repeat(50_000),
                5);

    assertThat(letter.value()).hasSize(ROW_BYTES / 2);
    assertThat(header(letter, DeadLetters.TRUNCATED)).isEqualTo("1000000");
    assertThat(header(letter, DeadLetters.DETAIL)).hasSizeLessThan(3_000);
    assertThat(header(letter, DeadLetters.REASON)).isEqualTo("index-refused");
    assertThat(header(letter, DeadLetters.INDEX)).isEqualTo("index");
  }

  @Test
  void whatFitsIsAsItCame() {
    Record<byte[], byte[]> bad = new Record<>(new byte[2], new byte[3], 0, new RecordHeaders());

    var letter =
        new DeadLetters(ROW_BYTES)
            .of(
                bad,
                new Origin("documents", 1, 2),
                new RejectedRecordException("bad-id", "why"),
                5);

    assertThat(letter.key()).hasSize(2);
    assertThat(letter.value()).hasSize(3);
    assertThat(header(letter, DeadLetters.DETAIL)).isEqualTo("why");
    assertThat(letter.headers().lastHeader(DeadLetters.TRUNCATED)).isNull();
    assertThat(letter.headers().lastHeader(DeadLetters.TRUNCATED_KEY)).isNull();
  }

  private static String header(Record<?, ?> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
