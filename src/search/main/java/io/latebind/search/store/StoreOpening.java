package io.latebind.search.store;

import io.latebind.search.index.CommitData;
import io.latebind.search.index.Generation;
import io.latebind.search.index.Generations;
import io.latebind.search.index.Generations.Found;
import io.latebind.search.index.LuceneFields;
import io.latebind.search.index.LuceneIndex;
import io.latebind.search.index.Snapshot;
import io.latebind.search.query.SearchSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PrefixQuery;
import org.jspecify.annotations.Nullable;

/**
 * Opens the indexes of a partition, and brings them in line with the definitions.
 *
 * <p>An index without a folder has its entries among the undefined, or has none. A newly defined
 * index therefore begins where those end, and is built from them if there are any.
 */
final class StoreOpening {
  /** The index of entries whose index is not defined. No defined index can have this name. */
  static final String UNDEFINED = "_undefined";

  private static final SearchSchema UNDEFINED_SCHEMA = new SearchSchema(UNDEFINED, List.of());

  private final Generations generations;
  private final Map<String, SearchSchema> definitions;
  private final SkippedRecords skipped;
  private final List<LuceneIndex> opened = new ArrayList<>();

  private StoreOpening(
      Generations generations, Map<String, SearchSchema> definitions, SkippedRecords skipped) {
    this.generations = generations;
    this.definitions = definitions;
    this.skipped = skipped;
  }

  /**
   * Opens the indexes.
   *
   * @param definitions the schemas by index name
   * @throws ProcessorStateException if the disk fails
   */
  static IndexSet open(
      Generations generations, Map<String, SearchSchema> definitions, SkippedRecords skipped) {
    StoreOpening opening = new StoreOpening(generations, definitions, skipped);
    try {
      return opening.open();
    } catch (IOException | RuntimeException e) {
      opening.opened.forEach(LuceneIndex::close);
      throw new ProcessorStateException("The search store could not be opened: " + e, e);
    }
  }

  private IndexSet open() throws IOException {
    Map<String, Found> found = new HashMap<>(generations.find());
    LuceneIndex undefined = undefined(found.remove(UNDEFINED));
    Map<String, PartitionIndex> indexes = new HashMap<>();
    for (Found each : found.values()) {
      PartitionIndex index = existing(each, undefined);
      if (index != null) {
        indexes.put(each.name(), index);
      }
    }
    for (SearchSchema wanted : definitions.values()) {
      if (!indexes.containsKey(wanted.index())) {
        indexes.put(wanted.index(), missing(wanted, undefined));
      }
    }
    return new IndexSet(indexes, undefined, skipped);
  }

  private LuceneIndex undefined(@Nullable Found found) throws IOException {
    return noted(
            found == null
                ? generations.create(UNDEFINED, 0, UNDEFINED_SCHEMA, CommitData.NOTHING)
                : generations.open(found, UNDEFINED_SCHEMA))
        .index();
  }

  private Generation noted(Generation generation) {
    opened.add(generation.index());
    return generation;
  }

  /** Opens an index; null if it is not defined and has no entries. */
  private @Nullable PartitionIndex existing(Found found, LuceneIndex undefined) throws IOException {
    String name = found.name();
    SearchSchema wanted = definitions.get(name);
    SearchSchema bare = new SearchSchema(name, List.of());
    Generation open = noted(generations.open(found, wanted == null ? bare : wanted));
    if (isAmong(undefined, name)) {
      // Durably, because the folder that shows they are out of date may be dropped below.
      undefined.deleteAll(entriesOf(name));
      undefined.commit(undefined.committed().offset());
    }
    CommitData data = open.index().committed();
    boolean empty = open.index().isEmpty();
    boolean latest =
        data.offset() != CommitData.NOTHING && data.offset() >= undefined.committed().offset();
    if (wanted == null && empty && latest) {
      // From now on, records after the offset of the undefined entries go there.
      replaced(open);
      return null;
    }
    boolean outdated = wanted != null && !data.buildsLike(generations.data(wanted, data.offset()));
    if (wanted != null && outdated && empty) {
      Generation next = noted(generations.create(name, open.number(), wanted, data.offset()));
      replaced(open);
      return new PartitionIndex(name, generations, wanted, next, undefined, false);
    }
    return new PartitionIndex(name, generations, wanted, open, undefined, outdated);
  }

  private void replaced(Generation old) throws IOException {
    old.index().close();
    opened.remove(old.index());
    generations.drop(old);
  }

  private PartitionIndex missing(SearchSchema wanted, LuceneIndex undefined) throws IOException {
    String name = wanted.index();
    if (isAmong(undefined, name)) {
      return new PartitionIndex(name, generations, wanted, null, undefined, true);
    }
    long offset = undefined.committed().offset();
    Generation empty = noted(generations.create(name, 0, wanted, offset));
    return new PartitionIndex(name, generations, wanted, empty, undefined, false);
  }

  private static boolean isAmong(LuceneIndex undefined, String name) throws IOException {
    try (Snapshot snapshot = undefined.acquire()) {
      return snapshot.searcher().count(entriesOf(name)) > 0;
    }
  }

  /** Matches the entries of an index among the undefined. */
  static PrefixQuery entriesOf(String name) {
    return new PrefixQuery(new Term(LuceneFields.ENTRY, name + "/"));
  }
}
