package io.latebind.topology;

/** The names of stores. The changelogs of the indexer's carry them too. */
public final class StoreNames {
  /** Id to document. */
  public static final String DOCUMENTS = "documents";

  /** Key on the {@code entries} topic to the entry last published. */
  public static final String ENTRIES = "entries";

  /** Everything else that the protocol remembers. */
  public static final String PROTOCOL = "protocol";

  /** The searcher's: entries as Lucene has them. */
  public static final String SEARCH = "search";

  private StoreNames() {}
}
