package io.latebind.simulation.model;

import io.latebind.protocol.Home;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a world begins. All partitions are assigned then, and nothing was written.
 *
 * @param homes the home partitions of ids; any other id has one that its hash decides
 * @param threads of each instance
 * @param batch how many messages to a partition travel in one record, at most
 * @param drain what the evaluation of dirty documents before a commit costs at most, in loads; at 0
 *     none is evaluated then
 * @param logged whether stores are logs, as in production; otherwise they are maps in memory
 * @param setup of all instances
 */
public record Beginning(
    int partitions,
    int instances,
    int threads,
    int batch,
    int drain,
    Map<String, Integer> homes,
    boolean logged,
    Setup setup) {
  public Beginning {
    homes = new TreeMap<>(homes);
  }

  public Home home() {
    return id -> {
      Integer home = homes.get(id);
      return home == null ? Math.floorMod(id.hashCode(), partitions) : home;
    };
  }
}
