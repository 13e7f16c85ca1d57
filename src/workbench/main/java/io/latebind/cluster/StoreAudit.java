package io.latebind.cluster;

import io.latebind.rowlog.RowLog;
import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.rowlog.segment.DiskFiles;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rowlog.segment.SegmentFiles;
import io.latebind.rowlog.segment.SimulatedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Compares the stores of instances that were stopped cleanly with what a restore from the raw
 * changelogs would yield. Otherwise only a restore would detect a changelog that lacks a block, or
 * has one too many.
 *
 * @param servers the bootstrap servers of the cluster
 * @param applicationId the application whose stores they are
 * @param states the folders with the instances' state
 */
public record StoreAudit(String servers, String applicationId, List<Path> states) {
  private static final RowLogSettings SETTINGS = RowLogSettings.DEFAULT;

  /** The differences, as sentences; empty when there are none. */
  public List<String> differences(Path scratch) throws IOException {
    List<String> differences = new ArrayList<>();
    int partitions;
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      partitions = consumer.partitionsFor(topic()).size();
    }
    for (int partition = 0; partition < partitions; partition++) {
      audit(partition, scratch, differences);
    }
    return differences;
  }

  private void audit(int partition, Path scratch, List<String> differences) throws IOException {
    try (RowLog restored = restore(partition)) {
      if (!restored.isWhole()) {
        differences.add("the changelog of partition " + partition + " lacks a block");
      }
      long bytes = 2 * restored.liveBytes() + 2L * SETTINGS.segmentBytes();
      if (restored.totalBytes() > bytes) {
        differences.add(
            "the changelog of partition %d has %,d bytes of blocks for %,d that are alive"
                .formatted(partition, restored.totalBytes(), restored.liveBytes()));
      }
      int same = 0;
      for (Path state : states) {
        Path store = state.resolve(applicationId).resolve("0_" + partition).resolve("rows");
        if (Files.isDirectory(store)) {
          same += compare(store, restored, scratch, differences);
        }
      }
      if (same == 0) {
        differences.add(
            "no instance has a store of partition %d that is as far as its changelog, at block %d"
                .formatted(partition, restored.lastBlock()));
      }
    } catch (DamagedLogException e) {
      differences.add("the changelog of partition %d: %s".formatted(partition, e.getMessage()));
    }
  }

  /** A store that is not as far as the changelog belongs to an instance that lost the partition. */
  private static int compare(Path store, RowLog restored, Path scratch, List<String> differences)
      throws IOException {
    Path copy = copy(store, scratch);
    try (RowLog live = RowLog.open(new DiskFiles(copy), SETTINGS, new HashKey(1, 2))) {
      if (live.lastBlock() != restored.lastBlock()) {
        return 0;
      }
      differences.addAll(differences(store.toString(), live, restored));
      return 1;
    } finally {
      delete(copy);
    }
  }

  /** The differences between a log and one that was restored. */
  static List<String> differences(String name, RowLog live, RowLog restored) {
    List<String> differences = new ArrayList<>();
    if (live.size() != restored.size()) {
      differences.add(
          "%s has %d rows, and a restore has %d".formatted(name, live.size(), restored.size()));
    }
    for (byte[] key : live.keys(null, Integer.MAX_VALUE)) {
      if (!Arrays.equals(live.get(key), restored.get(key))) {
        differences.add(
            "the row %s of %s is another in a restore"
                .formatted(new String(key, StandardCharsets.UTF_8), name));
        break;
      }
    }
    return differences;
  }

  /** A log of all blocks that a restore would read. */
  private RowLog restore(int partition) {
    SegmentFiles files = new SimulatedFiles(new Random(partition));
    RowLog log = RowLog.open(files, SETTINGS, new HashKey(3, 4));
    TopicPartition changelog = new TopicPartition(topic(), partition);
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> one = List.of(changelog);
      consumer.assign(one);
      consumer.seekToBeginning(one);
      long end = consumer.endOffsets(one).getOrDefault(changelog, 0L);
      while (consumer.position(changelog) < end) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() != null) {
            log.applyBlock(record.value());
          }
        }
      }
    }
    return log;
  }

  private String topic() {
    return applicationId + "-rows-changelog";
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Path copy(Path folder, Path scratch) throws IOException {
    Path copy = Files.createDirectories(scratch.resolve("audited"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
