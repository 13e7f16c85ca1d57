package io.latebind.search.execute;

import io.latebind.search.partition.Cancellation;
import io.latebind.search.query.SearchTimeoutException;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader.ExitableTerms;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Terms;
import org.jspecify.annotations.Nullable;

/**
 * The point at which a search gives up: a time, or cancellation.
 *
 * @param nanos the {@link System#nanoTime} at which to give up
 * @param cancellation cancels the search when nobody waits for it any more
 */
record Deadline(long nanos, Cancellation cancellation) implements QueryTimeout {
  @Override
  public boolean shouldExit() {
    return cancellation.isCancelled() || System.nanoTime() - nanos > 0;
  }

  /** Throws if the search has to give up. */
  void check() {
    if (shouldExit()) {
      throw new SearchTimeoutException();
    }
  }

  /**
   * A reader that checks the deadline while it iterates over many terms, as wildcards do. Lucene's
   * searcher itself checks the time only while it collects, and {@code ExitableDirectoryReader}
   * would get in the way of vectors and doc values, too.
   */
  DirectoryReader watch(DirectoryReader reader) throws IOException {
    return new WatchedReader(reader, this);
  }

  private static final class WatchedReader extends FilterDirectoryReader {
    private final Deadline deadline;

    WatchedReader(DirectoryReader in, Deadline deadline) throws IOException {
      super(
          in,
          new SubReaderWrapper() {
            @Override
            public LeafReader wrap(LeafReader reader) {
              return new WatchedLeaf(reader, deadline);
            }
          });
      this.deadline = deadline;
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader in) throws IOException {
      return new WatchedReader(in, deadline);
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return in.getReaderCacheHelper();
    }
  }

  private static final class WatchedLeaf extends FilterLeafReader {
    private final Deadline deadline;

    WatchedLeaf(LeafReader in, Deadline deadline) {
      super(in);
      this.deadline = deadline;
    }

    @Override
    public @Nullable Terms terms(String field) throws IOException {
      Terms terms = in.terms(field);
      return terms == null ? null : new ExitableTerms(terms, deadline);
    }

    @Override
    public @Nullable CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return in.getReaderCacheHelper();
    }
  }
}
