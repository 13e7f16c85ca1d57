package io.latebind.demo.data;

import io.latebind.document.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Many plain Kafka producers that write a sample at the same time, each in a random order of its
 * own. A message and its text have different writers: that is the race.
 */
public final class SampleWriters {
  private static final String TEXT = "/text";

  private final SampleData sample;
  private final int count;
  private final Random random;
  private final Arrivals arrivals;

  public SampleWriters(SampleData sample, int count, long seed, Arrivals arrivals) {
    this.sample = sample;
    this.count = count;
    this.random = new Random(seed);
    this.arrivals = arrivals;
  }

  /** Writes everything; returns when the broker has all of it. */
  public void write(String bootstrapServers, String topic)
      throws InterruptedException, ExecutionException {
    List<List<String>> shares = shares();
    CountDownLatch ready = new CountDownLatch(count);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (List<String> share : shares) {
        writers.add(
            threads.submit(
                () -> {
                  write(bootstrapServers, topic, share, ready);
                  return null;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
  }

  private List<List<String>> shares() {
    List<List<String>> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shares.add(new ArrayList<>());
    }
    for (String id : sample.ids()) {
      boolean text = id.endsWith(TEXT);
      String message = text ? id.substring(0, id.length() - TEXT.length()) : id;
      int writer = Math.floorMod(message.hashCode(), count);
      shares.get(text ? (writer + 1) % count : writer).add(id);
    }
    shares.forEach(share -> Collections.shuffle(share, random));
    return shares;
  }

  private void write(
      String bootstrapServers, String topic, List<String> share, CountDownLatch ready)
      throws InterruptedException, ExecutionException {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      producer.partitionsFor(topic);
      ready.countDown();
      ready.await();
      List<Future<?>> sent = new ArrayList<>();
      for (String id : share) {
        byte[] value = Json.encode(Objects.requireNonNull(sample.content(id)));
        sent.add(
            producer.send(
                new ProducerRecord<>(topic, id, value),
                (metadata, failure) -> {
                  if (failure == null) {
                    arrivals.note(id);
                  }
                }));
      }
      for (Future<?> each : sent) {
        each.get();
      }
    }
  }
}
