package io.latebind.chaos.write;

import io.latebind.document.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes documents with an idempotent producer, and notes what was acknowledged. */
final class KafkaWriter implements AutoCloseable {
  private static final int IN_FLIGHT = 2_000;

  private final String bootstrapServers;
  private final int patienceMillis;
  private final Graph graph;
  private final WriteLedger ledger;
  private final EventLog log;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
  private Producer<byte[], byte[]> producer;

  /**
   * Whoever writes.
   *
   * @param patience after which a write is given up: its fate is unknown then
   */
  KafkaWriter(
      String bootstrapServers, Duration patience, Graph graph, WriteLedger ledger, EventLog log) {
    this.bootstrapServers = bootstrapServers;
    this.patienceMillis = (int) patience.toMillis();
    this.graph = graph;
    this.ledger = ledger;
    this.log = log;
    this.producer = open();
  }

  private Producer<byte[], byte[]> open() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "linger.ms",
            20,
            "compression.type",
            "lz4",
            "request.timeout.ms",
            15_000,
            "delivery.timeout.ms",
            patienceMillis,
            "max.block.ms",
            patienceMillis);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes the next version of a document. */
  void write(String id) throws InterruptedException {
    inFlight.acquire();
    int version = ledger.send(id);
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    byte @Nullable [] value = graph.content(id, version).map(Json::encode).orElse(null);
    try {
      var unused =
          producer.send(
              new ProducerRecord<>("documents", key, value),
              (metadata, problem) -> ended(id, version, problem));
    } catch (KafkaException | IllegalStateException e) {
      ended(id, version, e);
      log.note("a producer is replaced: " + e);
      producer.close(Duration.ZERO);
      producer = open();
    }
  }

  private void ended(String id, int version, @Nullable Exception problem) {
    inFlight.release();
    if (problem == null) {
      ledger.acknowledge(id, version);
    } else {
      log.note("%s version %d is in doubt: %s".formatted(id, version, problem));
      ledger.doubt(id, version);
    }
  }

  /** Waits until everything is acknowledged or given up. */
  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
