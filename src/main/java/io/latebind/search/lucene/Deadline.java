package io.latebind.search.lucene;

import io.latebind.search.Cancellation;
import io.latebind.search.SearchTimeoutException;
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
 * When a search gives up.
 *
 * @param nanos as {@link System#nanoTime} counts
 * @param cancellation when nobody waits any more
 */
record Deadline(long nanos, Cancellation cancellation) implements QueryTimeout {
  @Override
  public boolean shouldExit() {
    return cancellation.isCancelled() || System.nanoTime() - nanos > 0;
  }

  /** Gives up when it is time. */
  void check() {
    if (shouldExit()) {
      throw new SearchTimeoutException();
    }
  }

  /**
   * A reader that gives up while it goes through many terms, as wildcards do. Lucene's searcher
   * itself looks at the clock only while it collects, and {@code ExitableDirectoryReader} would
   * stand in the way of vectors and doc values, too.
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
