package io.latebind.topology;

import io.latebind.engine.Home;
import io.latebind.wire.RowCodecs;
import io.latebind.wire.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a partition, whose changelog is their own topic: what is restored are records as
 * they were produced, and a row holds a document with its offset. Kafka Streams has no public way
 * to restore offsets.
 *
 * <p>Of a record that was refused the other store says what its document was before. What has no id
 * is left out here, and what is not at home in this partition: whatever happens to it elsewhere, it
 * is no document here.
 */
final class DocumentsStore extends RestoredStore {
  private final String topic;

  private final Home placed;

  private DocumentsStore(String name, String topic, Home placed, Restoration restoration) {
    super(name, restoration);
    this.topic = topic;
    this.placed = placed;
  }

  /**
   * Stores of this name.
   *
   * @param topic of the documents
   * @param placed where a document has to be, for it to be taken
   * @param restoration is told how many of them are there
   */
  static KeyValueBytesStoreSupplier supplier(
      String name, String topic, Home placed, Restoration restoration) {
    return new Supplier(name, () -> new DocumentsStore(name, topic, placed, restoration));
  }

  @Override
  TopicPartition changelog(StateStoreContext context) {
    return new TopicPartition(topic, context.taskId().partition());
  }

  /**
   * What is written counts when the task says so, before it commits: Kafka Streams may remember
   * records that a former life of the task has processed in vain.
   */
  @Override
  void written() {}

  @Override
  Collection<ConsumerRecord<byte[], byte[]>> rows(
      Collection<ConsumerRecord<byte[], byte[]>> records) {
    return rows(records, placed);
  }

  /** The rows of records, as far as they can be documents of their partition. */
  static List<ConsumerRecord<byte[], byte[]>> rows(
      Collection<ConsumerRecord<byte[], byte[]>> records, Home placed) {
    List<ConsumerRecord<byte[], byte[]>> rows = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (isDocument(record, placed)) {
        rows.add(row(record));
      }
    }
    return rows;
  }

  private static boolean isDocument(ConsumerRecord<byte[], byte[]> record, Home placed) {
    String id = Intake.idOf(record.key());
    return id != null && placed.of(id) == record.partition();
  }

  /**
   * Restores one record.
   *
   * @return whether it is one of a document
   */
  static boolean restore(ConsumerRecord<byte[], byte[]> record, Home placed, Rows rows) {
    if (!isDocument(record, placed)) {
      return false;
    }
    byte[] row = value(record);
    if (row == null) {
      rows.delete(record.key());
    } else {
      rows.put(record.key(), row);
    }
    return true;
  }

  private static byte @Nullable [] value(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    return value == null ? null : RowCodecs.encodeRestored(record.offset(), value);
  }

  private static ConsumerRecord<byte[], byte[]> row(ConsumerRecord<byte[], byte[]> record) {
    byte[] row = value(record);
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType(),
        record.serializedKeySize(),
        row == null ? -1 : row.length,
        record.key(),
        row,
        record.headers(),
        record.leaderEpoch());
  }
}
