package io.latebind.indexer.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters: records with the original key and value, and headers that say where they came from
 * and why.
 *
 * <pre>
 *   latebind.topic latebind.partition latebind.offset   the origin
 *   latebind.reason      a short name of the cause, the same for all records rejected for it
 *   latebind.detail      what is wrong and what to do
 *   latebind.index       the index that rejected the document, if one did
 *   latebind.truncated   the value's full length, where only its beginning is kept
 *   latebind.truncated.key   the key's full length, where only its beginning is kept
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

  /** The header with the name of the index that rejected the document. */
  public static final String INDEX = "latebind.index";

  /** The header with the full length of a value of which only the beginning is kept. */
  public static final String TRUNCATED = "latebind.truncated";

  /** The header with the full length of a key of which only the beginning is kept. */
  public static final String TRUNCATED_KEY = "latebind.truncated.key";

  private static final int MAX_VALUE_BYTES = 4 * 1024 * 1024;
  private static final int MAX_DETAIL = 2_000;

  private final int maxKeyBytes;
  private final int maxValueBytes;

  /**
   * Dead letters that fit on their topic.
   *
   * @param rowBytes the largest size of a record
   */
  DeadLetters(int rowBytes) {
    this.maxKeyBytes = rowBytes / 8;
    this.maxValueBytes = Math.min(MAX_VALUE_BYTES, rowBytes / 2);
  }

  /** The dead letter for a rejected record. */
  Record<byte @Nullable [], byte @Nullable []> of(
      Record<byte[], byte[]> record,
      RecordMetadata origin,
      RejectedRecordException refusal,
      long nowMillis) {
    Headers headers = headers(origin.topic(), origin.partition(), origin.offset());
    put(headers, REASON, refusal.reason());
    put(headers, DETAIL, shorten(refusal.detail()));
    byte[] key = shorten(record.key(), maxKeyBytes, TRUNCATED_KEY, headers);
    byte[] value = shorten(record.value(), maxValueBytes, TRUNCATED, headers);
    return new Record<>(key, value, nowMillis, headers);
  }

  /** The dead letter for a document that an index rejected. */
  Record<byte @Nullable [], byte @Nullable []> ofDocument(
      Headers origin, String index, String id, byte @Nullable [] content, String detail, long now) {
    put(origin, REASON, "index-refused");
    put(origin, DETAIL, shorten(detail));
    put(origin, INDEX, index);
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    return new Record<>(key, shorten(content, maxValueBytes, TRUNCATED, origin), now, origin);
  }

  /** Headers that name the origin of a record. */
  static Headers headers(String topic, int partition, long offset) {
    Headers headers = new RecordHeaders();
    put(headers, TOPIC, topic);
    put(headers, PARTITION, Integer.toString(partition));
    put(headers, OFFSET, Long.toString(offset));
    return headers;
  }

  private static byte @Nullable [] shorten(
      byte @Nullable [] bytes, int most, String header, Headers headers) {
    if (bytes == null || bytes.length <= most) {
      return bytes;
    }
    put(headers, header, Integer.toString(bytes.length));
    return Arrays.copyOf(bytes, most);
  }

  private static String shorten(String detail) {
    return detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "...";
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
