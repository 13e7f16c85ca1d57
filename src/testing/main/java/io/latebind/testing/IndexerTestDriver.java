package io.latebind.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerTopology;
import io.latebind.indexer.PartitionRouting;
import io.latebind.indexer.StoreNames;
import io.latebind.indexer.record.DeadLetters;
import io.latebind.indexer.record.Meters;
import io.latebind.protocol.IndexState;
import io.latebind.rows.RowReader;
import io.latebind.store.LogStore;
import io.latebind.streams.client.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * Runs indexes over documents in a unit test: the real topology with its real stores, in one
 * process, one partition and no broker.
 *
 * <pre>{@code
 * try (var driver = IndexerTestDriver.of(indexes)) {
 *   driver.write("orders/1", "{\"customerId\": \"customers/7\"}");
 *   driver.write("customers/7", "{\"name\": \"Ada\"}");
 *   assertEquals("Ada", driver.entry("orders", "orders/1").orElseThrow().get("customer").asText());
 * }
 * }</pre>
 *
 * <p>Every call is complete when it returns, except sweeps over many documents, which continue with
 * {@link #advanceSweeps}.
 */
public final class IndexerTestDriver implements AutoCloseable {
  /** So long that no result depends on time. */
  private static final Duration COMMIT_BUDGET = Duration.ofHours(1);

  private final IndexerSettings settings;
  private final Path stateDir;
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> documents;
  private final TestOutputTopic<String, byte[]> published;
  private final TestOutputTopic<byte[], byte[]> deadLetters;
  private final Map<String, Optional<ObjectNode>> entries = new LinkedHashMap<>();
  private int publications;

  private IndexerTestDriver(
      Collection<? extends Index> indexes,
      Limits limits,
      PartitionRouting locality,
      Path stateDir) {
    this.settings =
        IndexerSettings.ofPartitions(1).withLimits(limits).withCommitBudget(COMMIT_BUDGET);
    this.stateDir = stateDir;
    this.driver =
        new TopologyTestDriver(
            IndexerTopology.build(
                indexes, settings, locality, Meters.NONE, Progress.withoutConsumers()),
            properties(stateDir));
    this.documents =
        driver.createInputTopic(
            settings.topics().documents(), new ByteArraySerializer(), new ByteArraySerializer());
    this.published =
        driver.createOutputTopic(
            settings.topics().entries(), new StringDeserializer(), new ByteArrayDeserializer());
    this.deadLetters =
        driver.createOutputTopic(
            settings.topics().deadLetters(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    advanceSweeps();
  }

  /** A driver for some indexes. */
  public static IndexerTestDriver of(Index... indexes) {
    return of(List.of(indexes));
  }

  /** A driver for some indexes. */
  public static IndexerTestDriver of(Collection<? extends Index> indexes) {
    return of(indexes, Limits.DEFAULT);
  }

  /** A driver with custom limits. */
  public static IndexerTestDriver of(Collection<? extends Index> indexes, Limits limits) {
    return new IndexerTestDriver(
        indexes, limits, PartitionRouting.of((id, partitions) -> 0, 1), temporaryFolder());
  }

  /**
   * A driver in which every load is of a foreign document, as if each document were alone on its
   * partition: loads go over the {@code reindex} topic, with subscription and answer.
   */
  public static IndexerTestDriver allForeign(Collection<? extends Index> indexes, Limits limits) {
    return new IndexerTestDriver(indexes, limits, PartitionRouting.allForeign(), temporaryFolder());
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("latebind-test");
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary folder could be made for the stores", e);
    }
  }

  private static Properties properties(Path stateDir) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "latebind-test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 1 << 20);
    return properties;
  }

  /** Writes a document, given as JSON. */
  public IndexerTestDriver write(String id, String json) {
    return writeRaw(utf8(id), utf8(json));
  }

  /** Deletes a document. */
  public IndexerTestDriver delete(String id) {
    return writeRaw(utf8(id), null);
  }

  /** Writes a record as it is, even if it is not a document. */
  public IndexerTestDriver writeRaw(byte @Nullable [] key, byte @Nullable [] value) {
    documents.pipeInput(key, value);
    return this;
  }

  /** Writes a record with a timestamp and headers of its own. */
  public IndexerTestDriver writeRecord(TestRecord<byte[], byte[]> record) {
    documents.pipeInput(record);
    return this;
  }

  /** Runs open sweeps until none is left. */
  public IndexerTestDriver advanceSweeps() {
    do {
      driver.advanceWallClockTime(settings.sweepInterval());
    } while (openSweeps() > 0);
    return this;
  }

  /** Lets one interval pass, in which open sweeps make progress. */
  public IndexerTestDriver advanceOneInterval() {
    driver.advanceWallClockTime(settings.sweepInterval());
    return this;
  }

  /** The number of sweeps that are not finished. */
  public int openSweeps() {
    return rows().sweeps().size();
  }

  /** The entry of a document, as it was published last. */
  public Optional<ObjectNode> entry(String index, String documentId) {
    return entryByKey(index + "/" + documentId);
  }

  /** The entry with this key on the {@code entries} topic, as it was published last. */
  public Optional<ObjectNode> entryByKey(String key) {
    return readEntries().getOrDefault(key, Optional.empty());
  }

  /** All current entries, by their keys on the {@code entries} topic. */
  public Map<String, ObjectNode> entries() {
    Map<String, ObjectNode> standing = new LinkedHashMap<>();
    readEntries().forEach((key, entry) -> entry.ifPresent(fields -> standing.put(key, fields)));
    return standing;
  }

  /** How many entries and tombstones have been published so far. */
  public int publications() {
    readEntries();
    return publications;
  }

  /** The counts of an index. */
  public IndexState counts(String index) {
    IndexState state = rows().index(index);
    if (state == null) {
      throw new IllegalArgumentException(
          "there is no index " + index + " yet; write a document first, or advance the sweeps");
    }
    return state;
  }

  /** The dead letters since the last call. */
  public List<DeadLetter> deadLetters() {
    List<DeadLetter> letters = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : deadLetters.readRecordsToList()) {
      letters.add(
          new DeadLetter(
              record.key(),
              record.value(),
              header(record, DeadLetters.REASON),
              header(record, DeadLetters.DETAIL),
              Long.parseLong(header(record, DeadLetters.OFFSET))));
    }
    return letters;
  }

  /**
   * A dead letter.
   *
   * @param key the key as it was received
   * @param value the value as it was received
   * @param reason the short name of the cause
   * @param detail what is wrong, and what to do
   * @param offset of the record that it is about
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record DeadLetter(
      byte @Nullable [] key, byte @Nullable [] value, String reason, String detail, long offset) {}

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private Map<String, Optional<ObjectNode>> readEntries() {
    while (!published.isEmpty()) {
      TestRecord<String, byte[]> record = published.readRecord();
      byte[] value = record.value();
      entries.put(
          record.key(), value == null ? Optional.empty() : Optional.of(Json.decodeObject(value)));
      publications++;
    }
    return entries;
  }

  private RowReader rows() {
    LogStore rows = (LogStore) driver.getStateStore(StoreNames.ROWS);
    LogStore contents = (LogStore) driver.getStateStore(StoreNames.CONTENTS);
    return new RowReader(rows.reading(), contents.reading());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Ends the indexer and removes its stores. */
  @Override
  public void close() {
    driver.close();
    try (Stream<Path> files = Files.walk(stateDir)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + stateDir + " could not be removed", e);
    }
  }
}
