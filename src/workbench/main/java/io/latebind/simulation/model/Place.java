package io.latebind.simulation.model;

/**
 * A partition of a topic that transactions write to. The end of a transaction becomes visible at
 * each place by itself, as the coordinator writes one marker after the other.
 */
public record Place(Topic topic, int partition) implements Comparable<Place> {
  /** The topics, the group's own among them. */
  public enum Topic {
    DOCUMENTS,
    REINDEX,
    ENTRIES,
    CHANGELOG,
    OFFSETS
  }

  /** Where the group keeps the offsets of all partitions. */
  public static final Place OFFSETS = new Place(Topic.OFFSETS, 0);

  @Override
  public int compareTo(Place other) {
    int topics = topic.compareTo(other.topic);
    return topics == 0 ? Integer.compare(partition, other.partition) : topics;
  }

  @Override
  public String toString() {
    return switch (topic) {
      case OFFSETS -> "the group's offsets";
      case DOCUMENTS -> "documents " + partition;
      case REINDEX -> "reindex " + partition;
      case ENTRIES -> "entries " + partition;
      case CHANGELOG -> "the changelog of " + partition;
    };
  }
}
