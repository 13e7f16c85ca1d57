package io.latebind.indexer;

import io.latebind.document.Partitioning;
import io.latebind.internals.KeyPartitions;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** The ways in which Kafka clients map a key to a partition. */
public final class Partitionings {
  /** Java clients: murmur2 of the key's bytes, modulo the number of partitions. */
  public static final Partitioning MURMUR2 =
      (id, partitions) -> KeyPartitions.partition(id.getBytes(StandardCharsets.UTF_8), partitions);

  /** librdkafka clients with {@code partitioner=consistent}: CRC32, modulo the partition count. */
  public static final Partitioning CRC32 =
      (id, partitions) -> {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % partitions);
      };

  private Partitionings() {}

  /**
   * A partitioning that places an id with an anchor where its anchor is: {@code text/9$emails/1}
   * with {@code emails/1}. Loads between the two then need no message. Producers have to use the
   * same partitioning.
   *
   * @param mark the text between an id and its anchor, for example {@code $}
   */
  public static Partitioning anchored(String mark, Partitioning partitioning) {
    return (id, partitions) -> {
      int at = id.lastIndexOf(mark);
      String anchor = at < 0 ? "" : id.substring(at + mark.length());
      return partitioning.home(anchor.isEmpty() ? id : anchor, partitions);
    };
  }

  /**
   * The partitioning that a setting names.
   *
   * @param setting {@code murmur2}, {@code crc32}, or either with {@code ,anchor=} and the mark
   * @throws IllegalArgumentException when the setting is none of these
   */
  public static Partitioning parse(String setting) {
    int comma = setting.indexOf(',');
    Partitioning base = base(comma < 0 ? setting : setting.substring(0, comma), setting);
    if (comma < 0) {
      return base;
    }
    String option = setting.substring(comma + 1);
    if (!option.startsWith("anchor=") || option.length() == "anchor=".length()) {
      throw unknown(setting);
    }
    return anchored(option.substring("anchor=".length()), base);
  }

  private static Partitioning base(String name, String setting) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "murmur2" -> MURMUR2;
      case "crc32", "consistent" -> CRC32;
      default -> throw unknown(setting);
    };
  }

  private static IllegalArgumentException unknown(String setting) {
    return new IllegalArgumentException(
        "The partitioning \""
            + setting
            + "\" is unknown. Give murmur2 (Java clients), crc32"
            + " (librdkafka's \"consistent\"), or either with an anchor: murmur2,anchor=$");
  }
}
