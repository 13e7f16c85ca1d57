package io.latebind.topics;

/**
 * The role of a topic in Latebind. Its declaration and the prefix determine its name in the
 * cluster.
 */
public enum TopicRole {
  /** The only source of truth. */
  DOCUMENTS("documents", true),

  /** Messages from the indexer to itself. */
  REINDEX("reindex", true),

  /** The output. */
  ENTRIES("entries", true),

  /** Records that cannot be processed. */
  DEAD_LETTERS("dead-letters", false);

  private final String title;
  private final boolean copartitioned;

  TopicRole(String title, boolean copartitioned) {
    this.title = title;
    this.copartitioned = copartitioned;
  }

  /** Its name without a prefix, which is also the name of its file without the extension. */
  public String title() {
    return title;
  }

  /** Whether it has as many partitions as {@link #DOCUMENTS}. */
  public boolean copartitioned() {
    return copartitioned;
  }
}
