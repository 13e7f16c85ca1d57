package io.latebind.topology;

/**
 * The names of the four topics.
 *
 * @param documents where documents are written
 * @param reindex the loop between partitions
 * @param entries where entries are published
 * @param deadLetters where bad input goes
 */
public record TopicNames(String documents, String reindex, String entries, String deadLetters) {
  /** The names as the files under {@code topics/} have them. */
  public static final TopicNames DEFAULT = withPrefix("");

  /** The names with something in front, so that several Latebinds can share a cluster. */
  public static TopicNames withPrefix(String prefix) {
    return new TopicNames(
        prefix + "documents", prefix + "reindex", prefix + "entries", prefix + "dead-letters");
  }
}
