package io.latebind.search.store;

import static io.latebind.search.store.StoreFixture.ORDERS;
import static io.latebind.search.store.StoreFixture.await;
import static io.latebind.search.store.StoreFixture.delete;
import static io.latebind.search.store.StoreFixture.ids;
import static io.latebind.search.store.StoreFixture.put;
import static io.latebind.search.store.StoreFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.search.query.SearchException;
import io.latebind.search.result.PartitionHits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryResult;
import org.junit.jupiter.api.Test;

/** Stores whose definitions change, and whose folders are damaged. */
class StoredIndexesTest extends OneStoreTest {
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
}
