package io.latebind.rows;

/**
 * The identity of a topic, which distinguishes it from an earlier topic of the same name, and from
 * itself with fewer partitions.
 *
 * @param id the id that Kafka gave it; empty when unknown
 * @param partitions their number; 0 when unknown
 */
public record TopicId(String id, int partitions) {
  /** An unknown topic, which matches every topic. */
  public static final TopicId UNKNOWN = new TopicId("", 0);

  /** The topic does not exist. */
  public static final TopicId GONE = new TopicId("gone", 0);

  boolean isKnown() {
    return !id.isEmpty();
  }
}
