package io.latebind.search.store;

import static io.latebind.search.store.StoreFixture.everything;

import io.latebind.definition.type.FieldType;
import io.latebind.search.index.DiskFolders;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.result.PartitionHits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A store in a folder, for tests of it. */
abstract class OneStoreTest {
  static final TopicPartition CHANGELOG = new TopicPartition("entries", 0);
  static final SearchStoreSettings BY_HAND =
      SearchStoreSettings.DEFAULT
          .withRefreshInterval(Duration.ofHours(1))
          .withCommitInterval(Duration.ofHours(1));
  static final SearchStoreSettings BY_ITSELF =
      SearchStoreSettings.DEFAULT
          .withRefreshInterval(Duration.ofMillis(5))
          .withCommitInterval(Duration.ofMillis(5));
  static final SearchSchema CHANGED =
      new SearchSchema("orders", List.of(new SearchField("total", FieldType.KEYWORD, false)));
  static final SearchSchema PEOPLE = new SearchSchema("people", List.of());

  final SearchMaintenance maintenance = new SearchMaintenance();

  @TempDir Path folder;

  @AfterEach
  void close() {
    maintenance.close();
  }

  final SearchStore open(SearchSchema... definitions) {
    return open(BY_HAND, definitions);
  }

  final SearchStore open(SearchStoreSettings settings, SearchSchema... definitions) {
    SearchStore store = StoreFixture.store(maintenance, settings, DiskFolders::new, definitions);
    store.open(folder);
    return store;
  }

  static String entry(int total) {
    return "{\"total\":" + total + "}";
  }

  static QueryResult<PartitionHits> ask(SearchStore store, PositionBound bound) {
    return store.query(everything("orders", false), bound, new QueryConfig(false));
  }

  /** Closes a store behind a test. */
  record Closing(SearchStore store) implements AutoCloseable {
    @Override
    public void close() {
      store.close();
    }
  }
}
