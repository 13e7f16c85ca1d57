package io.latebind.topology;

import io.latebind.wire.Rows;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads documents beside Kafka Streams, when it has restored fewer of them than the state was made
 * of. Mostly there is nothing to read but the markers of transactions.
 *
 * @param config of Kafka Streams' own consumer for restores
 */
record DocumentsTopic(Map<String, Object> config) {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentsTopic.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Well within the poll interval of a consumer, whose thread reads here. */
  private static final Duration MAX_TIME = Duration.ofMinutes(2);

  /** Keeps the configuration, but for what would make two consumers one. */
  DocumentsTopic {
    Map<String, Object> own = new HashMap<>(config);
    own.remove(ConsumerConfig.GROUP_ID_CONFIG);
    own.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    own.merge(ConsumerConfig.CLIENT_ID_CONFIG, "-documents", (id, more) -> id.toString() + more);
    own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config = Map.copyOf(own);
  }

  /**
   * Puts the records between two offsets into rows.
   *
   * @return false when they could not be read in time
   */
  boolean read(TopicPartition partition, long from, long to, Rows rows) {
    long begin = System.nanoTime();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long first =
          Objects.requireNonNull(consumer.beginningOffsets(List.of(partition)).get(partition));
      consumer.seek(partition, Math.max(first, from));
      int count = 0;
      while (consumer.position(partition) < to) {
        if (System.nanoTime() - begin > MAX_TIME.toNanos()) {
          return false;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
          count += record.offset() < to && DocumentsStore.restore(record, rows) ? 1 : 0;
        }
      }
      if (count > 0) {
        LOG.warn(
            "{} was restored without {} of its documents, and they were read again", partition, count);
      }
      return true;
    } catch (KafkaException e) {
      LOG.warn("The documents of {} cannot be read again yet: {}", partition, e.toString());
      return false;
    }
  }
}
