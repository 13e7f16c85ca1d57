package io.latebind.topology;

/** The names of the indexer's processing nodes. */
final class NodeNames {
  static final String DOCUMENTS = "documents-source";
  static final String REINDEX = "reindex-source";
  static final String INDEXER = "indexer";
  static final String REINDEX_SINK = "reindex-sink";
  static final String ENTRIES_SINK = "entries-sink";
  static final String DEAD_LETTERS_SINK = "dead-letters-sink";

  private NodeNames() {}
}
