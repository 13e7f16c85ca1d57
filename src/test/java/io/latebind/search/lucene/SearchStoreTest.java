package io.latebind.search.lucene;

import static io.latebind.search.lucene.StoreFixture.ORDERS;
import static io.latebind.search.lucene.StoreFixture.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.search.Hit;
import io.latebind.search.PartitionHits;
import io.latebind.search.SearchQuery;
import io.latebind.search.SearchRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchStoreTest {
  private static final TopicPartition CHANGELOG = new TopicPartition("entries", 0);
  private static final SearchStoreSettings SLOW =
      SearchStoreSettings.DEFAULT
          .withRefreshInterval(Duration.ofHours(1))
          .withCommitInterval(Duration.ofHours(1));

  private final SearchMaintenance maintenance = new SearchMaintenance();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    maintenance.close();
  }

  private SearchStore open() {
    SearchStore store = StoreFixture.store(maintenance, SLOW, DiskFolders::new, ORDERS);
    store.open(folder);
    return store;
  }

  private static List<String> ids(SearchStore store) {
    SearchRequest request =
        new SearchRequest(
            null, null, null, List.of(), 10, 0, null, List.of(), List.of(), false, null);
    QueryResult<PartitionHits> result =
        store.query(
            new SearchQuery("orders", request, 10, List.of(), null, Long.MAX_VALUE),
            PositionBound.unbounded(),
            new QueryConfig(false));
    try (PartitionHits hits = result.getResult()) {
      return hits.hits().stream().map(Hit::id).toList();
    }
  }

  @Test
  void aStoreComesBackWithWhatItHadWhenItWasClosed() {
    SearchStore store = open();
    assertThat(store.committedOffset(CHANGELOG)).isNull();
    put(store, "orders/a", "{\"_id\":\"a\",\"total\":1}", 7);
    store.refresh();
    assertThat(ids(store)).containsExactly("a");
    store.close();
    SearchStore again = open();
    assertThat(again.committedOffset(CHANGELOG)).isEqualTo(7);
    assertThat(ids(again)).containsExactly("a");
    again.close();
  }
}
