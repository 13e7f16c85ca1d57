package io.latebind.streams.client;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of Kafka Streams as it would create them itself, which also report what they do and
 * send messages in batches.
 */
public final class TrackedClients implements KafkaClientSupplier {
  private final Progress progress;
  private final Progress restored;
  private final Leases leases;
  private final Restoration restoration;
  private final String messages;

  /**
   * Clients that report.
   *
   * @param progress tracks what is processed
   * @param restored tracks what standbys and restored tasks read
   * @param leases tell how long assigned partitions certainly belong to this process
   * @param restoration tracks what tasks are restored from
   * @param messages the topic whose records are messages
   */
  public TrackedClients(
      Progress progress,
      Progress restored,
      Leases leases,
      Restoration restoration,
      String messages) {
    this.restoration = restoration;
    this.progress = progress;
    this.restored = restored;
    this.leases = leases;
    this.messages = messages;
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    return new BatchingProducer(producer, messages) {
      @Override
      public void sendOffsetsToTransaction(
          Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        super.sendOffsetsToTransaction(progress.ofThisLife(offsets), group);
      }

      @Override
      public void commitTransaction() {
        super.commitTransaction();
        progress.committed();
        restoration.stores().committed();
      }
    };
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    Leases.Lease lease = leases.open(config);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
      @Override
      public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        boolean busy = progress.turns().isSweeping();
        ConsumerRecords<byte[], byte[]> records = super.poll(busy ? Duration.ZERO : timeout);
        ConsumerRecords<byte[], byte[]> told = progress.polled(this, records);
        lease.polled(this);
        return told;
      }

      @Override
      public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = super.committed(partitions);
        restoration.committed(offsets);
        return offsets;
      }
    };
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    restoration.reader(new TopicReader(config));
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
      @Override
      public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        restored.polled(records);
        return records;
      }

      @Override
      public void seek(TopicPartition changelog, long offset) {
        long begin = restoration.begin(changelog, offset);
        if (begin == 0) {
          seekToBeginning(Set.of(changelog));
        } else {
          super.seek(changelog, begin);
        }
      }
    };
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
