package io.latebind.soak.load;

import io.latebind.soak.load.SoakLedger.Write;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes documents as any client of Kafka does. A write that is not acknowledged ends the soak. */
public final class SoakWriting implements AutoCloseable {
  private final Producer<String, String> producer;
  private final SoakLedger ledger;
  private final Times times;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  public SoakWriting(String bootstrapServers, SoakLedger ledger, Times times) {
    this.ledger = ledger;
    this.times = times;
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrapServers);
    config.put("linger.ms", 5);
    config.put("compression.type", "lz4");
    producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  /** Writes every document once, in the order of their numbers. */
  public void load() {
    for (int number = 0; number < ledger.size(); number++) {
      send(ledger.at(number));
    }
    flush();
  }

  /** Writes a change. */
  public void write(Write write) {
    long begun = System.nanoTime();
    send(write);
    times.add("change sent", false, RequestOutcome.OK, System.nanoTime() - begun);
  }

  private void send(Write write) {
    Future<?> unused =
        producer.send(
            new ProducerRecord<>("documents", write.id(), write.json()),
            (metadata, e) -> failure.compareAndSet(null, e));
    check();
  }

  /** Waits until everything is acknowledged. */
  public void flush() {
    producer.flush();
    check();
  }

  private void check() {
    Exception e = failure.get();
    if (e != null) {
      throw new IllegalStateException("A write was not acknowledged", e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
