package io.latebind.search.lucene;

import static io.latebind.search.lucene.StoreFixture.ORDERS;
import static io.latebind.search.lucene.StoreFixture.await;
import static io.latebind.search.lucene.StoreFixture.delete;
import static io.latebind.search.lucene.StoreFixture.everything;
import static io.latebind.search.lucene.StoreFixture.ids;
import static io.latebind.search.lucene.StoreFixture.put;
import static io.latebind.search.lucene.StoreFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.definition.FieldType;
import io.latebind.search.PartitionHits;
import io.latebind.search.SearchException;
import io.latebind.search.SearchField;
import io.latebind.search.SearchSchema;
import io.latebind.search.SearchStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchStoreTest {
  private static final TopicPartition CHANGELOG = new TopicPartition("entries", 0);
  private static final SearchStoreSettings BY_HAND =
      SearchStoreSettings.DEFAULT
          .withRefreshInterval(Duration.ofHours(1))
          .withCommitInterval(Duration.ofHours(1));
  private static final SearchStoreSettings BY_ITSELF =
      SearchStoreSettings.DEFAULT
          .withRefreshInterval(Duration.ofMillis(5))
          .withCommitInterval(Duration.ofMillis(5));
  private static final SearchSchema CHANGED =
      new SearchSchema("orders", List.of(new SearchField("total", FieldType.KEYWORD, false)));
  private static final SearchSchema PEOPLE = new SearchSchema("people", List.of());

  private final SearchMaintenance maintenance = new SearchMaintenance();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    maintenance.close();
  }

  private SearchStore open(SearchSchema... definitions) {
    return open(BY_HAND, definitions);
  }

  private SearchStore open(SearchStoreSettings settings, SearchSchema... definitions) {
    SearchStore store = StoreFixture.store(maintenance, settings, DiskFolders::new, definitions);
    store.open(folder);
    return store;
  }

  private static String entry(int total) {
    return "{\"total\":" + total + "}";
  }

  private static QueryResult<PartitionHits> ask(SearchStore store, PositionBound bound) {
    return store.query(everything("orders", false), bound, new QueryConfig(false));
  }

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

  private record Closing(SearchStore store) implements AutoCloseable {
    @Override
    public void close() {
      store.close();
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
  void entriesThatCameBeforeTheirDefinitionAreFound() {
    SearchStore store = open(ORDERS);
    put(store, "people/ada", entry(1), 0);
    put(store, "people/grace", entry(1), 1);
    put(store, "people-and-more/x", entry(1), 2);
    store.close();
    SearchStore defined = open(BY_ITSELF, ORDERS, PEOPLE);
    await(() -> !status(defined).rebuilding());
    assertThat(ids(defined, "people")).containsExactly("ada", "grace");
    delete(defined, "people/ada", 3);
    defined.refresh();
    assertThat(ids(defined, "people")).containsExactly("grace");
    defined.close();
    try (var again = new Closing(open(ORDERS, PEOPLE))) {
      assertThat(status(again.store()).rebuilding()).isFalse();
      assertThat(ids(again.store(), "people")).containsExactly("grace");
    }
  }

  @Test
  void anIndexThatIsBuiltForTheFirstTimeIsNotPresent() {
    SearchStore store = open();
    put(store, "orders/a", entry(1), 0);
    store.close();
    try (var defined = new Closing(open(ORDERS))) {
      assertThat(status(defined.store()).rebuilding()).isTrue();
      QueryResult<PartitionHits> result = ask(defined.store(), PositionBound.unbounded());
      assertThat(result.getFailureReason()).isEqualTo(FailureReason.NOT_PRESENT);
      assertThat(result.getFailureMessage()).contains("is being built");
    }
  }

  @Test
  void aChangedDefinitionIsBuiltWhileTheOldOneAnswers() {
    SearchStore store = open(ORDERS);
    for (int i = 0; i < 300; i++) {
      put(store, "orders/" + i, entry(i), i);
    }
    store.close();
    SearchStore changed = open(BY_ITSELF, CHANGED);
    Set<String> expected = new TreeSet<>();
    IntStream.range(0, 300).forEach(i -> expected.add("" + i));
    int offset = 300;
    while (status(changed).rebuilding()) {
      put(changed, "orders/new" + offset, entry(offset), offset);
      delete(changed, "orders/" + (offset - 300), offset + 1);
      expected.add("new" + offset);
      expected.remove("" + (offset - 300));
      offset += 2;
      assertThat(ids(changed, "orders")).isNotEmpty();
    }
    changed.refresh();
    assertThat(ids(changed, "orders")).containsExactlyElementsOf(expected);
    changed.close();
    try (var again = new Closing(open(CHANGED))) {
      assertThat(status(again.store()).rebuilding()).isFalse();
      assertThat(ids(again.store(), "orders")).containsExactlyElementsOf(expected);
      assertThat(folders()).containsExactly("_undefined.1", "orders.2");
    }
  }

  private List<String> folders() {
    try (Stream<Path> folders = Files.list(folder.resolve("indexes"))) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void anIndexWhoseDefinitionIsGoneIsKeptUntilItIsEmpty() {
    SearchStore store = open(ORDERS);
    put(store, "orders/a", entry(1), 0);
    store.close();
    SearchStore without = open();
    assertThatThrownBy(() -> ask(without, PositionBound.unbounded()))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining("no index orders");
    delete(without, "orders/a", 1);
    without.close();
    assertThat(folders()).contains("orders.1");
    open().close();
    assertThat(folders()).containsExactly("_undefined.1");
  }

  @Test
  void aDamagedIndexIsBuiltFromTheTopicAgainAndTheOthersAreKept() throws IOException {
    SearchStore store = open(ORDERS, PEOPLE);
    put(store, "orders/a", entry(1), 0);
    put(store, "people/ada", entry(1), 1);
    store.close();
    try (Stream<Path> files = Files.list(folder.resolve("indexes/orders.1"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".cfs")).toList()) {
        Files.write(file, new byte[3]);
      }
    }
    try (var again = new Closing(open(ORDERS, PEOPLE))) {
      assertThat(again.store().committedOffset(CHANGELOG)).isNull();
      assertThat(ids(again.store(), "people")).containsExactly("ada");
      put(again.store(), "orders/a", entry(1), 0);
      again.store().refresh();
      assertThat(ids(again.store(), "orders")).containsExactly("a");
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
}
