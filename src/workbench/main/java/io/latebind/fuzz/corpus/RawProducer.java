package io.latebind.fuzz.corpus;

import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.indexer.Partitionings;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records as they are to the topics of a real node. */
public final class RawProducer implements AutoCloseable {
  private static final int PARTITIONS = 6;

  private final KafkaProducer<byte[], byte[]> producer;

  public RawProducer(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 8 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public Future<RecordMetadata> send(BadRecord record) {
    return producer.send(
        new ProducerRecord<>(
            record.topic(),
            record.partition() < 0 ? home(record.key()) : record.partition(),
            record.timestamp(),
            record.key(),
            record.value(),
            record.headers()));
  }

  /** Whether the broker took it. */
  public boolean isTaken(BadRecord record) throws InterruptedException {
    try {
      send(record).get();
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }

  private static int home(byte @org.jspecify.annotations.Nullable [] key) {
    try {
      return key == null ? 0 : Partitionings.MURMUR2.home(Json.decodeUtf8(key), PARTITIONS);
    } catch (MalformedJsonException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
