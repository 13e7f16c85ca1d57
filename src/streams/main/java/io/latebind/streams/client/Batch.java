package io.latebind.streams.client;

import io.latebind.wire.BatchCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages to one partition that wait to be sent in one record, with their callbacks. As a callback
 * it passes the result of the record on to all of them.
 */
final class Batch implements Callback {
  /**
   * The most messages in a record. They are processed in one call, in which each may evaluate as
   * many referrers as are evaluated at once: 32 answers that each changed 64 entries took 33 to 96
   * ms of processor time.
   */
  static final int MAX_MESSAGES = 32;

  /** The most bytes in a record: it fits into a producer's buffer, even one of Kafka's 16 KiB. */
  static final int MAX_BYTES = 15 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private final List<Waiting> waiting = new ArrayList<>();
  private int bytes;
  private boolean told;

  /** A message as the record that would carry it alone. */
  private record Waiting(
      ProducerRecord<byte[], byte[]> record,
      @Nullable Callback callback,
      CompletableFuture<RecordMetadata> future) {}

  /**
   * Whether a record can be batched: large records, and those without a message, are sent alone.
   */
  static boolean takes(ProducerRecord<byte[], byte[]> record) {
    return record.key() != null
        && record.value() != null
        && !record.headers().iterator().hasNext()
        && bytes(record) <= MAX_BYTES;
  }

  private static int bytes(ProducerRecord<byte[], byte[]> record) {
    return BatchCodec.OVERHEAD_BYTES + record.key().length + record.value().length;
  }

  boolean hasRoomFor(ProducerRecord<byte[], byte[]> record) {
    return waiting.size() < MAX_MESSAGES && bytes + bytes(record) <= MAX_BYTES;
  }

  Future<RecordMetadata> add(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    CompletableFuture<RecordMetadata> future = new CompletableFuture<>();
    waiting.add(new Waiting(record, callback, future));
    bytes += bytes(record);
    return future;
  }

  /** The record that carries all messages; a single message is sent as it is. */
  ProducerRecord<byte[], byte[]> record() {
    ProducerRecord<byte[], byte[]> last = waiting.getLast().record();
    if (waiting.size() == 1) {
      return last;
    }
    List<BatchCodec.Part> parts =
        waiting.stream()
            .map(one -> new BatchCodec.Part(one.record().key(), one.record().value()))
            .toList();
    return new ProducerRecord<>(
        last.topic(), last.partition(), last.timestamp(), null, BatchCodec.encode(parts));
  }

  /** The record was not sent, and will not be. */
  void fail(Exception cause) {
    ProducerRecord<byte[], byte[]> last = waiting.getLast().record();
    TopicPartition partition = new TopicPartition(last.topic(), last.partition());
    onCompletion(new RecordMetadata(partition, -1, -1, -1, -1, -1), cause);
  }

  /** Notifies every sender, once: a producer that fails may both call back and throw. */
  @Override
  public void onCompletion(RecordMetadata metadata, @Nullable Exception exception) {
    synchronized (this) {
      if (told) {
        return;
      }
      told = true;
    }
    waiting.forEach(one -> tell(one, metadata, exception));
  }

  /** As in Kafka, one callback that throws does not keep the result from the others. */
  private static void tell(Waiting one, RecordMetadata metadata, @Nullable Exception exception) {
    Callback callback = one.callback();
    if (callback != null) {
      try {
        callback.onCompletion(metadata, exception);
      } catch (RuntimeException e) {
        LOG.error("The callback of a message to {} failed", metadata, e);
      }
    }
    if (exception == null) {
      one.future().complete(metadata);
    } else {
      one.future().completeExceptionally(exception);
    }
  }
}
