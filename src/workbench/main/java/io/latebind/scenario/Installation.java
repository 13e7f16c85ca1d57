package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.app.Node;
import io.latebind.index.Index;
import io.latebind.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A node on a broker of its own, writers from outside, and a reader of committed entries. */
public final class Installation implements AutoCloseable {
  static final Duration DEADLINE = Duration.ofMinutes(2);

  private Collection<? extends Index> indexes;
  private final Settings settings;
  private final Map<String, String> written = new ConcurrentHashMap<>();
  private final List<Future<?>> acknowledgements = new ArrayList<>();
  private Node node;
  private Producer<String, String> producer;
  private EntriesReader entries;

  private Installation(Settings settings, Collection<? extends Index> indexes) {
    this.settings = settings;
    this.indexes = indexes;
    this.node = Node.start(settings, indexes);
    this.producer = producer(node.bootstrapServers());
    this.entries = new EntriesReader(node.bootstrapServers(), "entries");
  }

  public static Installation start(Index... indexes) {
    return new Installation(Settings.temporary(), List.of(indexes));
  }

  public static Installation start(Settings settings, Index... indexes) {
    return new Installation(settings, List.of(indexes));
  }

  public static Producer<String, String> producer(String bootstrapServers) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 2);
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  public Node node() {
    return node;
  }

  /** Writes a document; null deletes it. */
  public Installation write(String id, @Nullable String json) {
    writeBy(producer, id, json);
    return this;
  }

  /** Writes by a writer of one's own. A single id is written by one writer only. */
  void writeBy(Producer<String, String> writer, String id, @Nullable String json) {
    if (json == null) {
      written.remove(id);
    } else {
      written.put(id, json);
    }
    Future<?> acknowledged = writer.send(new ProducerRecord<>("documents", id, json));
    synchronized (acknowledgements) {
      acknowledgements.add(acknowledged);
    }
  }

  /** What was last written of a document; null when it was deleted, or never written. */
  public @Nullable String written(String id) {
    return written.get(id);
  }

  /** Waits until all entries equal a from-scratch evaluation of everything that was written. */
  public void awaitComplete() throws Exception {
    awaitWritten();
    Map<String, String> expected = EntryOracle.of(written, indexes);
    entries.pollUntil(expected::equals, DEADLINE);
    assertThat(entries.standing()).isEqualTo(expected);
  }

  /** Waits until Kafka has all that was written. */
  public void awaitWritten() throws Exception {
    for (Future<?> acknowledged : acknowledgements) {
      acknowledged.get();
    }
    acknowledgements.clear();
  }

  /** Waits until something holds for the entries that stand. */
  void await(Predicate<Map<String, String>> condition) {
    entries.pollUntil(condition, DEADLINE);
    assertThat(entries.standing()).matches(condition);
  }

  public EntriesReader entries() {
    return entries;
  }

  /** Stops the node and starts it again on the same data. */
  public void restart() {
    restart(indexes);
  }

  /** Stops the node and starts it again on the same data, with other indexes. */
  public void restart(Collection<? extends Index> others) {
    stopClients();
    node.close();
    indexes = others;
    node = Node.start(settings, indexes);
    producer = producer(node.bootstrapServers());
    entries = new EntriesReader(node.bootstrapServers(), "entries");
  }

  private void stopClients() {
    producer.close();
    entries.close();
  }

  @Override
  public void close() {
    stopClients();
    node.close();
  }
}
