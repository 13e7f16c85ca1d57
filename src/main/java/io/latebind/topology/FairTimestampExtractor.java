package io.latebind.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Gives every record the same time.
 *
 * <p>Kafka Streams takes the record with the smallest timestamp next, so an old backlog on one
 * source would starve the other; with equal timestamps it takes the sources in turn. And it throws
 * past every handler at a negative timestamp; such a record is marked here instead, and the
 * processor makes a dead letter of it.
 */
public final class FairTimestampExtractor implements TimestampExtractor {
  /** The header that marks a record whose own timestamp is negative; eight bytes, the timestamp. */
  static final String NEGATIVE_TIMESTAMP = "latebind.negative-timestamp";

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    // Whoever writes the record writes its headers, too: the mark is nobody's but ours.
    record.headers().remove(NEGATIVE_TIMESTAMP);
    if (record.timestamp() < 0) {
      byte[] timestamp = new byte[Long.BYTES];
      ByteBuffer.wrap(timestamp).putLong(record.timestamp());
      record.headers().add(NEGATIVE_TIMESTAMP, timestamp);
    }
    return 0;
  }
}
