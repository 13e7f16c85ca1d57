package io.latebind.search.lucene;

import io.latebind.search.SearchSchema;
import org.apache.lucene.search.IndexSearcher;

/**
 * An index at one moment. It does not change, and stays whole until it is closed, whatever becomes
 * of the store.
 *
 * @param searcher over the documents that {@link EntryDocuments} makes
 * @param schema by which they were made
 * @param release gives the searcher back
 */
record Snapshot(IndexSearcher searcher, SearchSchema schema, Runnable release)
    implements AutoCloseable {
  @Override
  public void close() {
    release.run();
  }
}
