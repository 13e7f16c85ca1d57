package io.latebind.streams;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A timestamp extractor that gives every record the same time.
 *
 * <p>Kafka Streams takes the record with the smallest timestamp next, so an old backlog on one
 * source would starve the other; with equal timestamps it takes the sources in turn. It also throws
 * at a negative timestamp, without calling any exception handler; such a record is marked here
 * instead, and the processor makes a dead letter of it.
 */
public final class FairTimestampExtractor implements TimestampExtractor {
  /**
   * The header that marks a record with a negative timestamp. Its eight bytes are the timestamp.
   */
  public static final String NEGATIVE_TIMESTAMP = "latebind.negative-timestamp";

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    // Producers can write any header; this one may be set only here.
    record.headers().remove(NEGATIVE_TIMESTAMP);
    if (record.timestamp() < 0) {
      byte[] timestamp = new byte[Long.BYTES];
      ByteBuffer.wrap(timestamp).putLong(record.timestamp());
      record.headers().add(NEGATIVE_TIMESTAMP, timestamp);
    }
    return 0;
  }
}
