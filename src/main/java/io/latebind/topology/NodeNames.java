package io.latebind.topology;

/** The names of the processing nodes of the indexer and the searcher. */
final class NodeNames {
  static final String DOCUMENTS = "documents-source";
  static final String DOCUMENTS_READER = "documents-reader";
  static final String REINDEX = "reindex-source";
  static final String INDEXER = "indexer";
  static final String REINDEX_SINK = "reindex-sink";
  static final String ENTRIES_SINK = "entries-sink";
  static final String DEAD_LETTERS_SINK = "dead-letters-sink";

  static final String ENTRIES = "entries-source";
  static final String SEARCHER = "searcher";

  private NodeNames() {}
}
