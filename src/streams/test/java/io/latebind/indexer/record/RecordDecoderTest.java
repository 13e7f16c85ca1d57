package io.latebind.indexer.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.index.RowLimits;
import io.latebind.protocol.Event;
import io.latebind.protocol.Message;
import io.latebind.streams.FairTimestampExtractor;
import io.latebind.wire.BatchCodec;
import io.latebind.wire.MessageCodec;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {
  private static final byte[] KEY = "a/1".getBytes(StandardCharsets.UTF_8);
  private static final byte[] VALUE = "{}".getBytes(StandardCharsets.UTF_8);

  private final RecordDecoder intake = new RecordDecoder(0, 1, id -> 0, 100, RowLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(longs = {-1, -1_000, Long.MIN_VALUE})
  void aNegativeTimestampIsRefusedAndBreaksNothing(long timestamp) {
    RecordHeaders headers = new RecordHeaders();

    long extracted = new FairTimestampExtractor().extract(consumed(timestamp, headers), -1);

    assertThat(extracted).isZero();
    assertThatThrownBy(() -> intake.document(new Record<>(KEY, VALUE, 0, headers), 0))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining(Long.toString(timestamp));
  }

  /** An answer to another partition carries it with a longer exponent. */
  @Test
  void aDocumentThatIsTooLargeForOthersIsRefusedBeforeAnythingIsChanged()
      throws RejectedRecordException {
    RowLimits limits = RowLimits.of(RowLimits.MIN_MESSAGE_BYTES, 1);
    RecordDecoder large = new RecordDecoder(0, 1, id -> 0, 1 << 20, limits);
    int numbers = limits.documentBytes() / 4 - 10;
    byte[] growing = ("{\"a\":[1" + ",1e9".repeat(numbers) + "]}").getBytes(StandardCharsets.UTF_8);
    byte[] fitting = new byte[limits.documentBytes()];
    Arrays.fill(fitting, (byte) ' ');
    System.arraycopy(VALUE, 0, fitting, 0, VALUE.length);
    RecordHeaders headers = new RecordHeaders();

    assertThat(growing.length).isLessThan(limits.documentBytes());
    assertThatThrownBy(() -> large.document(new Record<>(KEY, growing, 0, headers), 0))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining("when its numbers are written in full");
    assertThat(large.document(new Record<>(KEY, fitting, 0, headers), 0)).isNotNull();
    assertThatThrownBy(
            () -> large.document(new Record<>(KEY, Arrays.copyOf(fitting, 240_000), 0, headers), 0))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining("at most " + limits.documentBytes());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_795_295_677_322L, Long.MAX_VALUE})
  void everyOtherTimestampCountsTheSameSoThatNoSourceStarves(long timestamp)
      throws RejectedRecordException {
    RecordHeaders headers = new RecordHeaders();

    long extracted = new FairTimestampExtractor().extract(consumed(timestamp, headers), 5);

    assertThat(extracted).isZero();
    assertThat(intake.document(new Record<>(KEY, VALUE, 0, headers), 7))
        .isInstanceOf(Event.DocumentWritten.class);
  }

  @Test
  void theMarkOfANegativeTimestampIsNobodysButOurs() throws RejectedRecordException {
    for (byte[] forged : new byte[][] {null, {}, {1}, new byte[8], new byte[9]}) {
      RecordHeaders headers = new RecordHeaders();
      headers.add(FairTimestampExtractor.NEGATIVE_TIMESTAMP, forged);

      new FairTimestampExtractor().extract(consumed(1_000, headers), -1);

      assertThat(intake.document(new Record<>(KEY, VALUE, 0, headers), 7))
          .isInstanceOf(Event.DocumentWritten.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE, UTF-16", "UTF-16BE, UTF-16", "UTF-32BE, UTF-32", "UTF-8, byte order mark"})
  void aValueInAnotherEncodingIsRefusedByItsName(String charset, String name) {
    byte[] value = "\uFEFF{\"a\":1}".getBytes(Charset.forName(charset));

    assertThatThrownBy(() -> intake.document(record(KEY, value), 3))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aDeletionNeedsNoValue() throws RejectedRecordException {
    Event event = intake.document(record(KEY, null), 3);

    assertThat(event).isEqualTo(new Event.DocumentWritten("a/1", 3, null));
  }

  @Test
  void aMessageThatNobodyOfUsWroteIsRefused() {
    for (byte[] value : new byte[][] {{}, {1}, {1, 1}, {1, 9}, {2, 1, 0, 0}, VALUE}) {
      assertBadMessage(record(KEY, value));
    }
  }

  @Test
  void aBatchIsEachOfItsMessagesInTheirOrder() throws RejectedRecordException {
    byte[] batch = BatchCodec.encode(List.of(part("a"), part("b"), part("a")));

    List<Event> events = intake.messages(record(null, batch));

    assertThat(events)
        .containsExactly(
            new Event.Received(new Message.Unsubscribe("a", 0)),
            new Event.Received(new Message.Unsubscribe("b", 0)),
            new Event.Received(new Message.Unsubscribe("a", 0)));
  }

  @Test
  void oneBadMessageRefusesTheWholeBatch() {
    byte[] elsewhere = MessageCodec.encode(new Message.Unsubscribe("b", 1));
    byte[] target = "b".getBytes(StandardCharsets.UTF_8);

    for (byte[] bad : new byte[][] {elsewhere, {}, {1, 9}, BatchCodec.encode(List.of(part("c")))}) {
      List<BatchCodec.Part> parts = List.of(part("a"), new BatchCodec.Part(target, bad), part("c"));
      assertBadMessage(record(null, BatchCodec.encode(parts)));
    }
  }

  @Test
  void aBatchWithAKeyIsRefused() {
    assertBadMessage(record(KEY, BatchCodec.encode(List.of(part("a"), part("b")))));
  }

  private void assertBadMessage(Record<byte[], byte[]> record) {
    assertThatThrownBy(() -> intake.messages(record))
        .isInstanceOfSatisfying(
            RejectedRecordException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo("bad-message"));
  }

  private static BatchCodec.Part part(String target) {
    return new BatchCodec.Part(
        target.getBytes(StandardCharsets.UTF_8),
        MessageCodec.encode(new Message.Unsubscribe(target, 0)));
  }

  private static Record<byte[], byte @Nullable []> record(
      byte @Nullable [] key, byte @Nullable [] value) {
    return new Record<>(key, value, 0, new RecordHeaders());
  }

  private static ConsumerRecord<Object, Object> consumed(long timestamp, RecordHeaders headers) {
    return new ConsumerRecord<>(
        "documents",
        0,
        0L,
        timestamp,
        TimestampType.CREATE_TIME,
        KEY.length,
        VALUE.length,
        KEY,
        VALUE,
        headers,
        Optional.empty());
  }
}
