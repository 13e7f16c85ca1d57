package io.latebind.demo.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A service beside Latebind, as in a real system: it reads images from Kafka as they come, computes
 * a description of each from its pixels, and writes it as a separate document. It holds a few back,
 * as if they had to be tried again.
 */
public final class EmbeddingService implements AutoCloseable {
  private static final String IMAGES = "images/";
  private static final int ONE_HELD_BACK_IN = 40;
  private static final Duration POLL = Duration.ofMillis(50);

  private final String topic;
  private final Arrivals arrivals;
  private final Consumer<String, byte[]> consumer;
  private final Producer<String, byte[]> producer;
  private final Map<String, ObjectNode> heldBack = new HashMap<>();

  /**
   * Starts after what is on the topic by now.
   *
   * @param client the properties with which Kafka's clients reach the cluster
   * @param arrivals records what has been written
   */
  public EmbeddingService(Map<String, String> client, String topic, Arrivals arrivals) {
    this.topic = topic;
    this.arrivals = arrivals;
    this.consumer =
        new KafkaConsumer<>(
            new HashMap<>(client), new StringDeserializer(), new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            new HashMap<>(client), new StringSerializer(), new ByteArraySerializer());
    seekToEnd();
  }

  private void seekToEnd() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: the ends are fetched here, before anything is written.
    partitions.forEach(consumer::position);
  }

  /**
   * Describes this many images; returns when the broker has all descriptions that are not held
   * back.
   */
  public void describe(int images) throws InterruptedException, ExecutionException {
    Set<String> seen = new HashSet<>();
    List<Future<?>> sent = new ArrayList<>();
    while (seen.size() < images) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (record.key().startsWith(IMAGES) && seen.add(record.key())) {
          describe(Json.decodeObject(record.value()), sent);
        }
      }
    }
    await(sent);
  }

  private void describe(ObjectNode image, List<Future<?>> sent) {
    String id = Embedding.id(image);
    ObjectNode embedding = Embedding.of(image);
    if (Math.floorMod(id.hashCode(), ONE_HELD_BACK_IN) == 0) {
      heldBack.put(id, embedding);
    } else {
      sent.add(send(id, embedding));
    }
  }

  /** Writes what was held back. */
  public void writeHeldBack() throws InterruptedException, ExecutionException {
    List<Future<?>> sent = new ArrayList<>();
    heldBack.forEach((id, embedding) -> sent.add(send(id, embedding)));
    await(sent);
  }

  /** The number of descriptions that were held back. */
  public int heldBack() {
    return heldBack.size();
  }

  private Future<?> send(String id, ObjectNode embedding) {
    return producer.send(
        new ProducerRecord<>(topic, id, Json.encode(embedding)),
        (metadata, failure) -> {
          if (failure == null) {
            arrivals.note(id);
          }
        });
  }

  private static void await(List<Future<?>> sent) throws InterruptedException, ExecutionException {
    for (Future<?> each : sent) {
      each.get();
    }
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
