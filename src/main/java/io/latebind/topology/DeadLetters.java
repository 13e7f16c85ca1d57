package io.latebind.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters: the key and value as they came, and in headers where from and why.
 *
 * <pre>
 *   latebind.topic latebind.partition latebind.offset   the origin
 *   latebind.reason      a short name of the cause, the same for all records refused for it
 *   latebind.detail      what is wrong and what to do
 *   latebind.index       the index that refused the document, where it was an index
 *   latebind.truncated   the value's full length, where only its beginning is kept
 * </pre>
 */
public final class DeadLetters {
  /** The header with the name of the topic that the record came from. */
  public static final String TOPIC = "latebind.topic";

  /** The header with the partition that the record came from, in digits. */
  public static final String PARTITION = "latebind.partition";

  /** The header with the offset of the record, in digits. */
  public static final String OFFSET = "latebind.offset";

  /** The header with the short name of the cause. */
  public static final String REASON = "latebind.reason";

  /** The header with what is wrong and what to do. */
  public static final String DETAIL = "latebind.detail";

  /** The header with the name of the index that refused the document. */
  public static final String INDEX = "latebind.index";

  /** The header with the full length of a value of which only the beginning is kept. */
  public static final String TRUNCATED = "latebind.truncated";

  /** How much of a value is kept. */
  static final int MAX_VALUE_BYTES = 4 * 1024 * 1024;

  private DeadLetters() {}

  /** The dead letter of a record that could not be taken in. */
  static Record<byte @Nullable [], byte @Nullable []> of(
      Record<byte[], byte[]> record, RecordMetadata origin, Refusal refusal, long nowMillis) {
    Headers headers = headers(origin.topic(), origin.partition(), origin.offset());
    put(headers, REASON, refusal.reason());
    put(headers, DETAIL, refusal.detail());
    return new Record<>(record.key(), shorten(record.value(), headers), nowMillis, headers);
  }

  /** The dead letter of a document that an index refused. */
  static Record<byte @Nullable [], byte @Nullable []> ofDocument(
      Headers origin, String index, String id, byte @Nullable [] content, String detail, long now) {
    put(origin, REASON, "index-refused");
    put(origin, DETAIL, detail);
    put(origin, INDEX, index);
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    return new Record<>(key, shorten(content, origin), now, origin);
  }

  /** Headers that name an origin. */
  static Headers headers(String topic, int partition, long offset) {
    Headers headers = new RecordHeaders();
    put(headers, TOPIC, topic);
    put(headers, PARTITION, Integer.toString(partition));
    put(headers, OFFSET, Long.toString(offset));
    return headers;
  }

  private static byte @Nullable [] shorten(byte @Nullable [] value, Headers headers) {
    if (value == null || value.length <= MAX_VALUE_BYTES) {
      return value;
    }
    put(headers, TRUNCATED, Integer.toString(value.length));
    return Arrays.copyOf(value, MAX_VALUE_BYTES);
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
