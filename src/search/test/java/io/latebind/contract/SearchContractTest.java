package io.latebind.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.contract.EntrySearch.Answer;
import io.latebind.search.query.Clause;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.result.Hit;
import io.latebind.search.result.HitOrder;
import io.latebind.search.store.MemoryStores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Random entries, random changes, random requests: the Lucene stores of one to three partitions
 * answer as the model does. A failure names its seed, and {@code -Dcontract.seed=S} runs it alone.
 */
final class SearchContractTest {
  private static final int COMPARISONS = 100_000;
  private static final int IDS = 40;
  private static final int ROUNDS = 6;
  private static final int CHANGES = 20;
  private static final int REQUESTS = 60;
  private static final int SCORED_REQUESTS = 300;
  private static final int ALL = 1_000;

  private final MemoryStores stores = new MemoryStores();
  private long comparisons;
  private long fruitful;

  @Test
  void storesAnswerAsTheModelDoes() {
    try (stores) {
      for (long seed = 1; comparisons < COMPARISONS; seed++) {
        world(seed);
      }
    }
    assertThat(comparisons).isGreaterThanOrEqualTo(COMPARISONS);
    assertThat(fruitful).as("answers with anything in them").isGreaterThan(COMPARISONS / 2);
  }

  @Test
  @EnabledIfSystemProperty(named = "contract.seed", matches = "\\d+")
  void oneSeedAgain() {
    try (stores) {
      world(Long.getLong("contract.seed"));
    }
  }

  private void world(long seed) {
    RandomChoices chance = new RandomChoices(seed);
    Map<String, Clause> meanings = new HashMap<>();
    int partitions = Math.max(1, chance.below(4));
    try (NaiveSearch model = new NaiveSearch(meanings)) {
      try (StoreSearch store = new StoreSearch(stores, partitions)) {
        whileItChanges(chance, model, store, meanings);
      }
      try (StoreSearch store = new StoreSearch(stores, partitions)) {
        asItIs(chance, seed, model, store, meanings);
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  /** What was deleted counts for scores until it is merged away: here nothing is scored. */
  private void whileItChanges(
      RandomChoices chance, NaiveSearch model, StoreSearch store, Map<String, Clause> meanings) {
    Requests requests = new Requests(chance, ids(), meanings, false);
    Values values = new Values(chance);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < CHANGES; i++) {
        change(chance, values, List.of(model, store));
      }
      for (int i = 0; i < REQUESTS; i++) {
        compare(chance, requests.request(), model, store);
      }
    }
  }

  private static void change(RandomChoices chance, Values values, List<EntrySearch> searches) {
    String id = chance.pick(ids());
    if (chance.percent(20)) {
      searches.forEach(search -> search.delete(id));
    } else {
      ObjectNode entry = values.entry(id);
      searches.forEach(search -> search.put(id, entry));
    }
    if (chance.percent(10)) {
      searches.forEach(EntrySearch::refresh);
    }
  }

  /** The same entries in new stores, in another order and in several segments. */
  private void asItIs(
      RandomChoices chance,
      long seed,
      NaiveSearch model,
      StoreSearch store,
      Map<String, Clause> meanings) {
    List<Map.Entry<String, ObjectNode>> order = new ArrayList<>(model.written().entrySet());
    Collections.shuffle(order, new Random(seed));
    for (Map.Entry<String, ObjectNode> entry : order) {
      store.put(entry.getKey(), entry.getValue());
      if (chance.percent(10)) {
        store.refresh();
      }
    }
    store.refresh();
    model.refresh();
    Requests requests = new Requests(chance, ids(), meanings, true);
    for (int i = 0; i < SCORED_REQUESTS; i++) {
      compare(chance, requests.request(), model, store);
    }
  }

  private static List<String> ids() {
    return IntStream.range(0, IDS).mapToObj(i -> "things/" + i).toList();
  }

  private void compare(
      RandomChoices chance, SearchRequest request, NaiveSearch model, StoreSearch store) {
    try {
      Answer all = model.ask(Requests.page(request, 0, ALL), List.of());
      Answer told = store.ask(request, List.of());
      AnswerComparison.checkTotal(told.total(), all.total());
      AnswerComparison.check(request, told, all);
      comparisons++;
      fruitful += told.hits().isEmpty() && told.nearest().isEmpty() ? 0 : 1;
      if (chance.percent(50)) {
        pages(chance.below(4) + 1, request, all, store);
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(request + "\n" + e.getMessage(), e);
    }
  }

  /** Page by page, each behind the last hit of the one before, is the same as all at once. */
  private void pages(int size, SearchRequest request, Answer all, StoreSearch store) {
    SearchRequest page = Requests.page(request, 0, size);
    List<Hit> hits = new ArrayList<>();
    List<Object> after = List.of();
    while (hits.size() < all.hits().size()) {
      Answer told = store.ask(page, after);
      AnswerComparison.checkTotal(told.total(), all.total());
      hits.addAll(told.hits());
      assertThat(told.hits())
          .hasSize(Math.min(size, all.hits().size() - hits.size() + told.hits().size()));
      after = HitOrder.of(request).after(hits.getLast());
      comparisons++;
      fruitful++;
    }
    AnswerComparison.check(Requests.page(request, 0, ALL), answer(hits, all), all);
  }

  private static Answer answer(List<Hit> hits, Answer like) {
    return new Answer(hits, like.nearest(), like.total(), like.facets());
  }
}
