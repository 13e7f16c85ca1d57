package io.latebind.simulation.kafka;

import io.latebind.simulation.model.Setup;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A process with its local folders, which outlive it. */
public final class Instance {
  private final int number;
  private final Map<Integer, SimulatedStores> folders = new TreeMap<>();
  private final Set<Integer> standbys = new TreeSet<>();
  private Setup setup;
  private boolean up = true;

  public Instance(int number, Setup setup) {
    this.number = number;
    this.setup = setup;
  }

  /** The same in another world. */
  public Instance copy(Fuse fuse) {
    Instance copy = new Instance(number, setup);
    folders.forEach((partition, stores) -> copy.folders.put(partition, stores.copy(fuse)));
    copy.standbys.addAll(standbys);
    copy.up = up;
    return copy;
  }

  public int number() {
    return number;
  }

  /** The stores that no task has open, by partition. */
  public Map<Integer, SimulatedStores> folders() {
    return folders;
  }

  /** The partitions whose changelog it follows. */
  public Set<Integer> standbys() {
    return standbys;
  }

  public Setup setup() {
    return setup;
  }

  public void setup(Setup next) {
    setup = next;
  }

  public boolean isUp() {
    return up;
  }

  public void up(boolean isUp) {
    up = isUp;
  }
}
