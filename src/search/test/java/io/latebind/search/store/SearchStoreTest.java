package io.latebind.search.store;

import static io.latebind.search.store.StoreFixture.ORDERS;
import static io.latebind.search.store.StoreFixture.await;
import static io.latebind.search.store.StoreFixture.delete;
import static io.latebind.search.store.StoreFixture.everything;
import static io.latebind.search.store.StoreFixture.ids;
import static io.latebind.search.store.StoreFixture.put;
import static io.latebind.search.store.StoreFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.search.index.DiskFolders;
import io.latebind.search.index.FragileFolders;
import io.latebind.search.partition.SearchStatus;
import io.latebind.search.result.Hit;
import io.latebind.search.result.PartitionHits;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.junit.jupiter.api.Test;

class SearchStoreTest extends OneStoreTest {
  private static PositionBound bound(long offset) {
    return PositionBound.at(Position.emptyPosition().withComponent("entries", 0, offset));
  }

  @Test
  void aStoreComesBackWithWhatItHadWhenItWasClosed() {
    SearchStore store = open(ORDERS);
    assertThat(store.committedOffset(CHANGELOG)).isNull();
    put(store, "orders/a", entry(1), 7);
    store.close();
    assertThat(store.isOpen()).isFalse();
    try (var again = new Closing(open(ORDERS))) {
      assertThat(again.store().committedOffset(CHANGELOG)).isEqualTo(7);
      assertThat(ids(again.store(), "orders")).containsExactly("a");
      assertThat(status(again.store()))
          .isEqualTo(new SearchStatus(7, 7, false, Map.of("orders", 1L)));
    }
  }

  @Test
  void refreshesAndCommitsHappenByThemselves() {
    try (var open = new Closing(open(BY_ITSELF, ORDERS))) {
      put(open.store(), "orders/a", entry(1), 3);
      await(() -> open.store().visibleOffset() == 3);
      await(() -> Long.valueOf(3).equals(open.store().committedOffset(CHANGELOG)));
      assertThat(ids(open.store(), "orders")).containsExactly("a");
    }
  }

  @Test
  void anIndexThatNothingComesForDoesNotHoldTheOffsetBackForLong() {
    try (var open = new Closing(open(ORDERS, PEOPLE))) {
      put(open.store(), "orders/a", entry(1), 20_000);
      open.store().commitNow();
      assertThat(open.store().committedOffset(CHANGELOG)).isEqualTo(20_000);
    }
  }

  @Test
  void aRecordThatWasAppliedIsSkipped() {
    try (var open = new Closing(open(ORDERS))) {
      put(open.store(), "orders/a", entry(1), 3);
      delete(open.store(), "orders/a", 3);
      open.store().refresh();
      assertThat(ids(open.store(), "orders")).containsExactly("a");
    }
  }

  @Test
  void aCommitWithoutOffsetsForgetsEverything() {
    try (var open = new Closing(open(ORDERS))) {
      put(open.store(), "orders/a", entry(1), 3);
      open.store().commit(Map.of(CHANGELOG, 3L));
      open.store().refresh();
      assertThat(ids(open.store(), "orders")).containsExactly("a");
      open.store().commit(Map.of());
      assertThat(open.store().committedOffset(CHANGELOG)).isNull();
      assertThat(ids(open.store(), "orders")).isEmpty();
      put(open.store(), "orders/b", entry(1), 0);
      assertThat(open.store().appliedOffset()).isZero();
    }
  }

  @Test
  void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
    SearchStore store = open(ORDERS);
    put(store, "orders/a", entry(1), 900);
    store.close();
    SearchStore other =
        StoreFixture.store(
            maintenance, BY_HAND, DiskFolders::new, new EntriesTopic("entries", "2"), ORDERS);
    other.open(folder);
    try (var open = new Closing(other)) {
      assertThat(other.committedOffset(CHANGELOG)).isNull();
      assertThat(ids(open.store(), "orders")).isEmpty();
    }
  }

  @Test
  void recordsThatAreNoEntriesAreCountedAndSkipped() {
    try (var open = new Closing(open(ORDERS))) {
      SearchStore store = open.store();
      store.apply(null, null, 0);
      put(store, "", "{}", 1);
      put(store, "orders", "{}", 2);
      put(store, "orders/", "{}", 3);
      put(store, "No Index/x", "{}", 4);
      store.apply(new byte[] {(byte) 0xff, '/', 'x'}, new byte[0], 5);
      put(store, "orders/x", "[1]", 6);
      put(store, "orders/x", "", 7);
      assertThat(store.skippedRecords()).isEqualTo(8);
      assertThat(store.appliedOffset()).isEqualTo(7);
    }
  }

  @Test
  void aBoundIsKept() {
    try (var open = new Closing(open(ORDERS))) {
      put(open.store(), "orders/a", entry(1), 5);
      assertThat(ask(open.store(), bound(6)).getFailureReason())
          .isEqualTo(FailureReason.NOT_UP_TO_BOUND);
      QueryResult<PartitionHits> result = ask(open.store(), bound(5));
      try (PartitionHits hits = result.getResult()) {
        assertThat(hits.hits()).hasSize(1);
      }
      assertThat(result.getPosition())
          .isEqualTo(Position.emptyPosition().withComponent("entries", 0, 5));
    }
  }

  @Test
  void aSearchCanAskToSeeEverythingThatIsApplied() {
    try (var open = new Closing(open(ORDERS))) {
      put(open.store(), "orders/a", entry(1), 5);
      QueryResult<PartitionHits> result =
          open.store()
              .query(everything("orders", true), PositionBound.unbounded(), new QueryConfig(false));
      try (PartitionHits hits = result.getResult()) {
        assertThat(hits.hits()).hasSize(1);
      }
    }
  }

  @Test
  void otherQueriesAreUnknown() {
    try (var open = new Closing(open(ORDERS))) {
      QueryResult<String> result =
          open.store()
              .query(
                  KeyQuery.<String, String>withKey("x"),
                  PositionBound.unbounded(),
                  new QueryConfig(false));
      assertThat(result.getFailureReason()).isEqualTo(FailureReason.UNKNOWN_QUERY_TYPE);
    }
  }

  @Test
  void aClosedStoreSaysSo() {
    SearchStore store = open(ORDERS);
    put(store, "orders/a", entry(1), 5);
    store.refresh();
    PartitionHits hits = ask(store, PositionBound.unbounded()).getResult();
    store.close();
    store.close();
    assertThat(ask(store, PositionBound.unbounded()).getFailureReason())
        .isEqualTo(FailureReason.NOT_PRESENT);
    assertThat(hits.entry(hits.hits().getFirst())).asString().isEqualTo(entry(1));
    hits.close();
    assertThatThrownBy(() -> put(store, "orders/b", entry(1), 6))
        .isInstanceOf(ProcessorStateException.class);
  }

  @Test
  void afterAFailureInTheBackgroundTheTaskFailsAndTheLastCommitIsFound() throws IOException {
    FragileFolders disk = new FragileFolders(new Random(1));
    SearchStore store = StoreFixture.store(maintenance, BY_ITSELF, root -> disk, ORDERS);
    store.open(folder);
    put(store, "orders/a", entry(1), 3);
    await(() -> Long.valueOf(3).equals(store.committedOffset(CHANGELOG)));
    disk.fill();
    assertThat(isRefused(() -> put(store, "orders/b", entry(1), 4))).isIn(true, false);
    await(() -> isRefused(() -> store.commit(Map.of(CHANGELOG, 4L))));
    assertThatThrownBy(() -> put(store, "orders/c", entry(1), 5))
        .isInstanceOf(ProcessorStateException.class)
        .hasMessageContaining("failed before");
    store.close();
    FragileFolders after = disk.crash();
    SearchStore again = StoreFixture.store(maintenance, BY_HAND, root -> after, ORDERS);
    again.open(folder);
    try (var open = new Closing(again)) {
      assertThat(open.store().committedOffset(CHANGELOG)).isEqualTo(3);
      assertThat(ids(open.store(), "orders")).containsExactly("a");
    }
  }

  private static boolean isRefused(Runnable task) {
    try {
      task.run();
      return false;
    } catch (ProcessorStateException e) {
      return true;
    }
  }

  @Test
  void queriesThatRaceWithAClosingStoreAreAnsweredOrRefusedCleanly() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    SearchStore store = open(BY_ITSELF, ORDERS);
    put(store, "orders/a", entry(1), 0);
    store.refresh();
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      var first = readers.submit(() -> askUntil(done, store, false));
      var second = readers.submit(() -> askUntil(done, store, true));
      for (int i = 1; i <= 20; i++) {
        put(store, "orders/a", entry(i), i);
        store.close();
        store.open(folder);
      }
      done.set(true);
      first.get();
      second.get();
    }
    store.close();
  }

  private static void askUntil(AtomicBoolean done, SearchStore store, boolean refresh) {
    while (!done.get()) {
      QueryResult<PartitionHits> result =
          store.query(
              everything("orders", refresh), PositionBound.unbounded(), new QueryConfig(false));
      if (result.isFailure()) {
        assertThat(result.getFailureReason()).isEqualTo(FailureReason.NOT_PRESENT);
      } else {
        try (PartitionHits hits = result.getResult()) {
          assertThat(hits.hits()).extracting(Hit::id).containsExactly("a");
        }
      }
    }
  }
}
