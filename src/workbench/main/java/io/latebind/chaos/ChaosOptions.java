package io.latebind.chaos;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be.
 *
 * @param time for which things break; null for as long as it takes, when each fault comes soon
 *     after the cluster has recovered from the one before
 * @param seed decides the documents, the questions and the faults
 * @param documents to write at least, acknowledged
 * @param rate of writes, a second, where there is no time to spread them over
 * @param orders how many orders change
 * @param instances how many there are, three at most
 * @param faults how many of each kind
 * @param maxBlock of the instances ({@code max.block.ms}): a stall beyond it makes transactions
 *     that are about to end time out
 * @param folder for logs, data and the report
 */
public record ChaosOptions(
    @Nullable Duration time,
    long seed,
    int documents,
    int rate,
    int orders,
    int instances,
    Faults faults,
    Duration maxBlock,
    Path folder) {

  /**
   * How many faults of each kind.
   *
   * @param instanceKills how many instances are killed
   * @param brokerKills how many brokers are killed
   * @param zombies how many instances are paused for longer than sessions last
   * @param cuts how often each kind of fault happens to a link
   * @param rolls how often everything is restarted in order: instances, brokers, in turn
   * @param stalls how often something stands still, most of these times for longer than {@code
   *     max.block.ms}
   * @param stallMax the longest of these times
   */
  public record Faults(
      int instanceKills,
      int brokerKills,
      int zombies,
      int cuts,
      int rolls,
      int stalls,
      Duration stallMax) {
    /** The share of one of several parts that follow each other. */
    public Faults part(int part, int parts) {
      return new Faults(
          share(instanceKills, part, parts),
          share(brokerKills, part, parts),
          share(zombies, part, parts),
          share(cuts, part, parts),
          share(rolls, part, parts),
          share(stalls, part, parts),
          stallMax);
    }
  }

  /** What falls to one of several, as evenly as it goes. */
  public static int share(int number, int part, int parts) {
    return number / parts + (part < number % parts ? 1 : 0);
  }

  double writesPerSecond() {
    return time == null ? rate : 1.03 * documents / time.toSeconds();
  }
}
