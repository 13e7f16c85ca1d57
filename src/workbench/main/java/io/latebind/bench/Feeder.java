package io.latebind.bench;

import io.latebind.bench.cluster.BenchCluster;
import io.latebind.bench.contender.Assignment;
import io.latebind.bench.contender.Contender.InputLayout;
import io.latebind.bench.data.BenchDocuments;
import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Write;
import io.latebind.indexer.Partitionings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes documents as any client would, to the topics that a contender reads. */
final class Feeder implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final Shape shape;
  private final BenchDocuments documents;
  private final InputLayout layout;
  private final String prefix;
  private final int partitions;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * A writer to the topics of a layout.
   *
   * @param prefix what the names of the topics begin with
   */
  Feeder(
      BenchCluster cluster,
      InputLayout layout,
      String prefix,
      Shape shape,
      BenchDocuments documents) {
    this.layout = layout;
    this.prefix = prefix;
    this.shape = shape;
    this.documents = documents;
    this.partitions = cluster.partitions();
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                cluster.bootstrap(),
                "linger.ms",
                2,
                "batch.size",
                128 * 1024,
                "compression.type",
                "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes a document. */
  void send(Write write) {
    String id = shape.id(write.kind(), write.number());
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    String topic = Assignment.inputTopic(layout, prefix, write.kind());
    var written =
        producer.send(
            new ProducerRecord<>(topic, partition(id), key, documents.json(write)),
            (metadata, problem) -> {
              if (problem != null) {
                failure.compareAndSet(null, problem);
              }
            });
    if (written.isCancelled()) {
      throw new IllegalStateException("a write was given up");
    }
  }

  /** Null leaves it to the producer; anchors only mean something to Latebind. */
  private @Nullable Integer partition(String id) {
    return shape.anchored() && layout == InputLayout.ONE_TOPIC
        ? Integer.valueOf(Partitionings.anchored("$", Partitionings.MURMUR2).home(id, partitions))
        : null;
  }

  /** Returns when everything is written. */
  void flush() {
    producer.flush();
    Exception problem = failure.get();
    if (problem != null) {
      throw new IllegalStateException("a document could not be written", problem);
    }
  }

  /** Makes the topics of a layout, and writes to them. */
  static void fill(
      BenchCluster cluster,
      InputLayout layout,
      String prefix,
      Shape shape,
      BenchDocuments documents,
      Iterable<Write> writes)
      throws Exception {
    cluster.create(topics(layout, prefix));
    try (Feeder feeder = new Feeder(cluster, layout, prefix, shape, documents)) {
      writes.forEach(feeder::send);
      feeder.flush();
    }
  }

  private static Set<String> topics(InputLayout layout, String prefix) {
    Set<String> topics = new TreeSet<>();
    for (Kind kind : Kind.values()) {
      topics.add(Assignment.inputTopic(layout, prefix, kind));
    }
    return topics;
  }

  @Override
  public void close() {
    producer.close();
  }
}
