package io.latebind.streams;

/**
 * The names of the four topics.
 *
 * @param documents where documents are written
 * @param reindex where partitions send messages to each other
 * @param entries where entries are published
 * @param deadLetters where records go that cannot be processed
 */
public record TopicNames(String documents, String reindex, String entries, String deadLetters) {
  /** The names in the files under {@code topics/}. */
  public static final TopicNames DEFAULT = withPrefix("");

  /** The names with a prefix, so that several Latebinds can share a cluster. */
  public static TopicNames withPrefix(String prefix) {
    return new TopicNames(
        prefix + "documents", prefix + "reindex", prefix + "entries", prefix + "dead-letters");
  }
}
