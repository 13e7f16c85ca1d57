package io.latebind.topology;

/** The names of the indexer's stores. Their changelogs carry them too. */
public final class StoreNames {
  /** Id to document. */
  public static final String DOCUMENTS = "documents";

  /** Everything else that the protocol remembers. */
  public static final String PROTOCOL = "protocol";

  /** Holds nothing; see {@link CommitHook}. */
  static final String COMMIT = "commit";

  private StoreNames() {}
}
