package io.latebind.streams.client;

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
 * A producer that sends many messages to a partition in one record. A record costs its sender, the
 * broker, and above all the Kafka Streams application that reads it, more than most of its messages
 * do.
 *
 * <p>A message waits until its partition's {@link Batch} has no room for the next one, the producer
 * is flushed, or its transaction is committed. This delays no reader, because the records of a
 * transaction are read only when it is committed. The order within a partition is kept. When a
 * transaction is aborted or the producer is closed, waiting messages are dropped, like everything
 * that the transaction sent.
 *
 * <p>The callback of each message is called once with the result of the record that carried it, as
 * for any record. When a producer throws while a batch is sent, no caller knows of all its
 * messages: the callbacks get the exception, and nothing is committed before the transaction is
 * aborted.
 *
 * <p>Used by one thread, as in Kafka Streams; callbacks come from the producer's own.
 */
class BatchingProducer extends ForwardingProducer {
  private final String topic;
  private final Map<Integer, Batch> batches = new TreeMap<>();
  private @Nullable RuntimeException failure;

  /**
   * A producer that batches.
   *
   * @param topic the topic whose records are messages, with their targets as keys
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
      // Kafka wraps the error that ended the transaction, and Kafka Streams acts on that error.
      batch.fail(e.getCause() instanceof ApiException cause ? cause : e);
    }
  }

  /** Removes and returns the waiting batches: callbacks may send again. */
  private List<Batch> take() {
    List<Batch> taken = new ArrayList<>(batches.values());
    batches.clear();
    return taken;
  }

  private void drop() {
    failure = null;
    take().forEach(batch -> batch.fail(new TransactionAbortedException()));
  }

  /** Sends all batches: what could not be sent must not be missing from what is committed. */
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
