package io.latebind.search.index;

import io.latebind.search.query.SearchSchema;
import org.apache.lucene.search.IndexSearcher;

/**
 * An index at one point in time. It does not change, and remains valid until it is closed, whatever
 * happens to the store.
 *
 * @param searcher over the documents that {@link EntryDocuments} makes
 * @param schema the schema with which they were made
 * @param release releases the searcher
 */
public record Snapshot(IndexSearcher searcher, SearchSchema schema, Runnable release)
    implements AutoCloseable {
  @Override
  public void close() {
    release.run();
  }
}
