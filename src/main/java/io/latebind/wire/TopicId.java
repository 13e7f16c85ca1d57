package io.latebind.wire;

/**
 * What tells a topic from another of the same name that was there before it, or from itself with
 * fewer partitions.
 *
 * @param id as Kafka gives it; empty when it is not known
 * @param partitions their number; 0 when it is not known
 */
public record TopicId(String id, int partitions) {
  /** Nothing is known, and any topic agrees with it. */
  public static final TopicId UNKNOWN = new TopicId("", 0);

  /** There is no such topic. */
  public static final TopicId GONE = new TopicId("gone", 0);

  boolean isKnown() {
    return !id.isEmpty();
  }
}
