package io.latebind.simulation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A process with its local folders, which outlive it. */
final class Instance {
  private final int number;
  private final Map<Integer, Stores> folders = new TreeMap<>();
  private final Set<Integer> standbys = new TreeSet<>();
  private Setup setup;
  private boolean up = true;

  Instance(int number, Setup setup) {
    this.number = number;
    this.setup = setup;
  }

  /** The same in another world. */
  Instance copy(Fuse fuse) {
    Instance copy = new Instance(number, setup);
    folders.forEach((partition, stores) -> copy.folders.put(partition, stores.copy(fuse)));
    copy.standbys.addAll(standbys);
    copy.up = up;
    return copy;
  }

  int number() {
    return number;
  }

  /** The stores that no task has open, by partition. */
  Map<Integer, Stores> folders() {
    return folders;
  }

  /** The partitions whose changelog it follows. */
  Set<Integer> standbys() {
    return standbys;
  }

  Setup setup() {
    return setup;
  }

  void setup(Setup next) {
    setup = next;
  }

  boolean isUp() {
    return up;
  }

  void up(boolean isUp) {
    up = isUp;
  }
}
