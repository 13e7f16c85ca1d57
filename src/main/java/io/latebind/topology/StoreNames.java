package io.latebind.topology;

/** The names of the indexer's stores. */
public final class StoreNames {
  /** The contents of documents. Their topic is its changelog. */
  public static final String CONTENTS = "contents";

  /** Everything else that a partition knows. Its changelog carries its name. */
  public static final String ROWS = "rows";

  /** Holds nothing; see {@link io.latebind.internals.CommitHook}. */
  static final String COMMIT = "commit";

  private StoreNames() {}

  /** The changelog of {@link #ROWS}, as Kafka Streams calls it. */
  public static String changelog(String applicationId) {
    return applicationId + "-" + ROWS + "-changelog";
  }
}
