package io.latebind.indexer;

/** The names of the indexer's stores. */
public final class StoreNames {
  /** The store of the contents of documents. The documents topic is its changelog. */
  public static final String CONTENTS = "contents";

  /** The store of everything else that a partition knows. Its changelog is named after it. */
  public static final String ROWS = "rows";

  /** The store without content; see {@link io.latebind.internals.CommitHook}. */
  static final String COMMIT = "commit";

  private StoreNames() {}

  /** The name that Kafka Streams gives to the changelog of {@link #ROWS}. */
  public static String changelog(String applicationId) {
    return applicationId + "-" + ROWS + "-changelog";
  }
}
