package io.latebind.topology;

/** The names of the indexer's stores. */
public final class StoreNames {
  /** Id to document. The {@code documents} topic is its changelog. */
  public static final String DOCUMENTS = "documents";

  /** Everything else that the protocol remembers. Its changelog carries its name. */
  public static final String PROTOCOL = "protocol";

  /** Holds nothing; see {@link CommitHook}. */
  static final String COMMIT = "commit";

  private StoreNames() {}

  /** The changelog of {@link #PROTOCOL}, as Kafka Streams calls it. */
  public static String changelog(String applicationId) {
    return applicationId + "-" + PROTOCOL + "-changelog";
  }
}
