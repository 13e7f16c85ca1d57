package io.latebind.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

/**
 * A producer that has many messages to a partition travel in one record. A record costs its sender,
 * the broker, and above all Kafka Streams where it is read, more than most messages in it do.
 *
 * <p>A message waits until its partition's {@link Batch} has no room for the next one, or the
 * producer is flushed, or its transaction is committed. Nobody sees it later for that: what a
 * transaction has sent is read when it is committed. The order within a partition is kept. What
 * waits when a transaction is aborted, or the producer closed, is dropped like all that it sent.
 *
 * <p>Whoever sends hears of each message what became of the record that carried it, once, as of any
 * record. A producer that throws while a batch is sent has nobody to throw at who knows of all its
 * messages: the callbacks get the exception, and nothing is committed before the transaction is
 * aborted.
 *
 * <p>Used by one thread, as Kafka Streams does it; callbacks come from the producer's own.
 */
class BatchingProducer extends ForwardingProducer {
  private final String topic;
  private final Map<Integer, Batch> batches = new TreeMap<>();
  private @Nullable RuntimeException failure;

  /**
   * A producer that batches.
   *
   * @param topic whose records are messages, with their targets as keys
   */
  BatchingProducer(Producer<byte[], byte[]> producer, String topic) {
    super(producer);
    this.topic = topic;
  }

  @Override
  public Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    Integer partition = record.partition();
    if (partition == null || !record.topic().equals(topic)) {
      return super.send(record, callback);
    }
    boolean alone = !Batch.takes(record);
    Batch batch = batches.get(partition);
    if (batch != null && (alone || !batch.hasRoomFor(record))) {
      batches.remove(partition);
      send(batch);
    }
    return alone
        ? super.send(record, callback)
        : batches.computeIfAbsent(partition, unused -> new Batch()).add(record, callback);
  }

  private void send(Batch batch) {
    try {
      var unused = super.send(batch.record(), batch);
    } catch (RuntimeException e) {
      failure = e;
      // Kafka wraps the error that the transaction has died of, and Kafka Streams goes by that.
      batch.fail(e.getCause() instanceof ApiException cause ? cause : e);
    }
  }

  /** Takes out what waits: callbacks may send again. */
  private List<Batch> take() {
    List<Batch> taken = new ArrayList<>(batches.values());
    batches.clear();
    return taken;
  }

  private void drop() {
    failure = null;
    take().forEach(batch -> batch.fail(new TransactionAbortedException()));
  }

  /** What could not be sent must not be missing from what is committed. */
  private void sendAll() {
    take().forEach(this::send);
    if (failure != null) {
      throw new KafkaException("A batch of messages was not sent: abort the transaction", failure);
    }
  }

  @Override
  public void flush() {
    take().forEach(this::send);
    super.flush();
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    sendAll();
    super.sendOffsetsToTransaction(offsets, group);
  }

  @Override
  public void commitTransaction() {
    sendAll();
    super.commitTransaction();
  }

  @Override
  public void abortTransaction() {
    drop();
    super.abortTransaction();
  }

  @Override
  public void close(Duration timeout) {
    drop();
    super.close(timeout);
  }
}
