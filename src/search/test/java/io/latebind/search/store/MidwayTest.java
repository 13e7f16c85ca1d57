package io.latebind.search.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.definition.type.FieldType;
import io.latebind.search.execute.SearchableEntries;
import io.latebind.search.execute.SnapshotSearch;
import io.latebind.search.index.Snapshot;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.SearchTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.FilterSortedSetDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A client that goes away while Lucene is at work. */
class MidwayTest {
  private static final int ENTRIES = 20_000;
  private static final SearchSchema MAIL =
      new SearchSchema("mail", List.of(new SearchField("from", FieldType.KEYWORD, false)));

  private final Cancellation gone = new Cancellation();
  private int looked;

  @Test
  void aClientThatGoesAwayStopsLuceneInTheMiddle() throws IOException {
    try (SearchableEntries index = new SearchableEntries(MAIL)) {
      for (int i = 0; i < ENTRIES; i++) {
        index.put("mail/" + i, "{\"_id\":\"mail/" + i + "\",\"from\":\"ada\"}");
      }
      SearchQuery query = countEverybody();

      assertThatThrownBy(
              () -> SnapshotSearch.search(leaving(index.snapshot()), query, SearchLimits.DEFAULT))
          .isInstanceOf(SearchTimeoutException.class);

      assertThat(looked).isPositive().isLessThan(ENTRIES / 10);
      assertThat(index.held()).isZero();
    }
  }

  private SearchQuery countEverybody() {
    return new SearchQuery(
        "mail",
        SearchableEntries.request("{\"limit\":0,\"facets\":\"from\"}"),
        0,
        List.of(),
        null,
        System.nanoTime() + Duration.ofMinutes(1).toNanos(),
        gone);
  }

  /** The client goes away when the first entry is looked at. */
  private Snapshot leaving(Snapshot snapshot) throws IOException {
    DirectoryReader reader = (DirectoryReader) snapshot.searcher().getIndexReader();
    return new Snapshot(
        new IndexSearcher(new LeavingReader(reader)), snapshot.schema(), snapshot::close);
  }

  private final class LeavingReader extends FilterDirectoryReader {
    LeavingReader(DirectoryReader in) throws IOException {
      super(
          in,
          new SubReaderWrapper() {
            @Override
            public LeafReader wrap(LeafReader leaf) {
              return new LeavingLeaf(leaf);
            }
          });
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader in) throws IOException {
      return new LeavingReader(in);
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return null;
    }
  }

  private final class LeavingLeaf extends FilterLeafReader {
    LeavingLeaf(LeafReader in) {
      super(in);
    }

    @Override
    public @Nullable SortedSetDocValues getSortedSetDocValues(String field) throws IOException {
      SortedSetDocValues values = in.getSortedSetDocValues(field);
      return values == null
          ? null
          : new FilterSortedSetDocValues(values) {
            @Override
            public boolean advanceExact(int doc) throws IOException {
              looked++;
              gone.cancel();
              return super.advanceExact(doc);
            }
          };
    }

    @Override
    public @Nullable CacheHelper getCoreCacheHelper() {
      return null;
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return null;
    }
  }
}
