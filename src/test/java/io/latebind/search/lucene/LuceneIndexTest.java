package io.latebind.search.lucene;

import static io.latebind.search.lucene.StoreFixture.ORDERS;
import static io.latebind.search.lucene.StoreFixture.bytes;
import static io.latebind.search.lucene.StoreFixture.entries;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class LuceneIndexTest {
  private static LuceneIndex index() throws IOException {
    return LuceneIndex.open(
        new ByteBuffersDirectory(),
        ORDERS,
        CommitData.of("1", CommitData.NOTHING, ORDERS, SearchStoreSettings.DEFAULT),
        SearchStoreSettings.DEFAULT);
  }

  @Test
  void whatIsAppliedIsSeenAfterARefresh() throws IOException {
    try (LuceneIndex index = index()) {
      index.apply("1", bytes("{\"total\":1}"), 0);
      assertThat(entries(index.acquire())).isEmpty();
      index.refresh();
      assertThat(entries(index.acquire())).isEqualTo(Map.of("1", "{\"total\":1}"));
    }
  }

  @Test
  void unchangedVectorsAreNotInsertedAgain() throws IOException {
    try (LuceneIndex index = index()) {
      index.apply("1", bytes("{\"total\":1,\"vector\":[1,2]}"), 0);
      index.apply("1", bytes("{\"total\":2,\"vector\":[1,2]}"), 1);
      index.refresh();
      index.apply("1", bytes("{\"total\":3,\"vector\":[1,2]}"), 2);
      assertThat(index.vectorInserts()).isEqualTo(1);
      index.apply("1", bytes("{\"total\":3,\"vector\":[2,2]}"), 3);
      assertThat(index.vectorInserts()).isEqualTo(2);
    }
  }
}
