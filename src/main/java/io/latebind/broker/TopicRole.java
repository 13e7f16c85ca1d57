package io.latebind.broker;

/** What a topic is to Latebind. Its name in the cluster is up to its declaration and the prefix. */
public enum TopicRole {
  /** The only source of truth. */
  DOCUMENTS("documents", true),

  /** The loop from the indexer to itself. */
  REINDEX("reindex", true),

  /** The output. */
  ENTRIES("entries", true),

  /** Whatever cannot be processed. */
  DEAD_LETTERS("dead-letters", false);

  private final String title;
  private final boolean copartitioned;

  TopicRole(String title, boolean copartitioned) {
    this.title = title;
    this.copartitioned = copartitioned;
  }

  /** Its name without a prefix, which is also its file's without the ending. */
  public String title() {
    return title;
  }

  /** Whether it has as many partitions as {@link #DOCUMENTS}. */
  public boolean copartitioned() {
    return copartitioned;
  }
}
