package io.latebind.measure.search;

import io.latebind.measure.search.Corpus.Item;
import java.util.List;

/** Something that holds entries and answers questions about them. */
interface CorpusIndex extends AutoCloseable {
  /**
   * Adds an entry, or replaces it.
   *
   * @param number from 0, the next for every new entry
   */
  void put(int number, Item item);

  /** Makes everything visible. */
  void refresh();

  /** Makes everything visible, in as few segments as there can be. */
  void mergeAll();

  /** The best hits, best first. */
  List<Answer> ask(BenchmarkQuery question);

  @Override
  void close();

  /**
   * A hit.
   *
   * @param score NaN where there is an order
   * @param entry its JSON
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(float score, byte[] entry) {}
}
