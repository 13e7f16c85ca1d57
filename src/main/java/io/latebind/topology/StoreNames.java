package io.latebind.topology;

/** The names of the indexer's stores. Their changelogs carry them too. */
public final class StoreNames {
  /** Id to document. */
  public static final String DOCUMENTS = "documents";

  /** Key on the {@code entries} topic to the entry last published. */
  public static final String ENTRIES = "entries";

  /** Everything else that the protocol remembers. */
  public static final String PROTOCOL = "protocol";

  private StoreNames() {}
}
