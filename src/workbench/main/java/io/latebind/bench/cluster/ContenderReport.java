package io.latebind.bench.cluster;

import java.util.List;

/**
 * What a contender's process says of itself.
 *
 * @param gcMillis time for the collection of garbage
 * @param records that it has sent, by Kafka's own count
 * @param bytes that it has sent, compressed, by Kafka's own count
 */
public record ContenderReport(long gcMillis, long records, long bytes) {
  public static final ContenderReport NONE = new ContenderReport(0, 0, 0);

  /** Reads lines as {@link io.latebind.bench.contender.ContenderProcess} says them. */
  static ContenderReport parse(List<String> lines) {
    long gcMillis = 0;
    long records = 0;
    long bytes = 0;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("gc")) {
        gcMillis = Long.parseLong(words[1]);
      } else if (words[0].equals("sent")) {
        records += Long.parseLong(words[2]);
        bytes += Long.parseLong(words[3]);
      }
    }
    return new ContenderReport(gcMillis, records, bytes);
  }

  public ContenderReport minus(ContenderReport before) {
    return new ContenderReport(
        gcMillis - before.gcMillis, records - before.records, bytes - before.bytes);
  }
}
