package io.latebind.streams;

/** The names of the processing nodes of the indexer and the searcher. */
public final class NodeNames {
  public static final String DOCUMENTS = "documents-source";
  public static final String DOCUMENTS_READER = "documents-reader";
  public static final String REINDEX = "reindex-source";
  public static final String INDEXER = "indexer";
  public static final String REINDEX_SINK = "reindex-sink";
  public static final String ENTRIES_SINK = "entries-sink";
  public static final String DEAD_LETTERS_SINK = "dead-letters-sink";

  public static final String ENTRIES = "entries-source";
  public static final String SEARCHER = "searcher";

  private NodeNames() {}
}
