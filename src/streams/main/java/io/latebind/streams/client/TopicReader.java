package io.latebind.streams.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads changelogs independently of Kafka Streams, to check whether it has restored all of them.
 * Usually there is nothing to read except transaction markers.
 *
 * @param config the configuration of Kafka Streams' own restore consumer
 */
record TopicReader(Map<String, Object> config) {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Well within the poll interval of the consumer whose thread reads here. */
  private static final Duration MAX_TIME = Duration.ofMinutes(2);

  /** Keeps the configuration, except for what would make the two consumers one. */
  TopicReader {
    Map<String, Object> own = new HashMap<>(config);
    own.remove(ConsumerConfig.GROUP_ID_CONFIG);
    own.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    own.merge(ConsumerConfig.CLIENT_ID_CONFIG, "-guard", (id, more) -> id.toString() + more);
    own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config = own;
  }

  /**
   * Reads what is committed between two offsets.
   *
   * @param to the offset to stop at; null for the present end of the partition
   * @param visitor sees each record, and returns whether to continue
   * @return false when it could not be read in time
   */
  boolean read(
      TopicPartition partition,
      long from,
      @Nullable Long to,
      Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
    long begin = System.nanoTime();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> one = List.of(partition);
      consumer.assign(one);
      long end = to == null ? offset(consumer.endOffsets(one), partition) : to;
      consumer.seek(partition, Math.max(offset(consumer.beginningOffsets(one), partition), from));
      while (consumer.position(partition) < end) {
        if (System.nanoTime() - begin > MAX_TIME.toNanos()) {
          return false;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
          if (record.offset() < end && !visitor.test(record)) {
            return true;
          }
        }
      }
      return true;
    } catch (KafkaException e) {
      LOG.warn(
          "{} cannot be read yet, to see whether all of it is restored: {}",
          partition,
          e.toString());
      return false;
    }
  }

  private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return Objects.requireNonNull(offsets.get(partition));
  }
}
