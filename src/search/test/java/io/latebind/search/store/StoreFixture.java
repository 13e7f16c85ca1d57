package io.latebind.search.store;

import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Similarity;
import io.latebind.search.index.LuceneFields;
import io.latebind.search.index.Snapshot;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.partition.SearchStatus;
import io.latebind.search.partition.SearchStatusQuery;
import io.latebind.search.query.Clause;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.result.Hit;
import io.latebind.search.result.PartitionHits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;

/** Stores on a folder, and what tests ask them. */
public final class StoreFixture {
  public static final SearchSchema ORDERS =
      new SearchSchema(
          "orders",
          List.of(
              new SearchField("total", FieldType.LONG, false),
              new SearchField("vector", FieldType.vector(2, Similarity.EUCLIDEAN), false)));

  private StoreFixture() {}

  static SearchStore store(
      SearchMaintenance maintenance,
      SearchStoreSettings settings,
      SearchStore.Folders folders,
      SearchSchema... definitions) {
    return store(maintenance, settings, folders, new EntriesTopic("entries", "1"), definitions);
  }

  static SearchStore store(
      SearchMaintenance maintenance,
      SearchStoreSettings settings,
      SearchStore.Folders folders,
      EntriesTopic topic,
      SearchSchema... definitions) {
    Map<String, SearchSchema> byName =
        Stream.of(definitions).collect(Collectors.toMap(SearchSchema::index, each -> each));
    return new SearchStore(
        SearchStore.NAME,
        byName,
        settings,
        SearchLimits.DEFAULT,
        topic,
        maintenance,
        new SkippedRecords(),
        folders);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The ids of all entries of an index that searches see, in order. */
  static List<String> ids(SearchStore store, String index) {
    QueryResult<PartitionHits> result =
        store.query(everything(index, false), PositionBound.unbounded(), new QueryConfig(false));
    try (PartitionHits hits = result.getResult()) {
      return hits.hits().stream().map(Hit::id).sorted().toList();
    }
  }

  static SearchQuery everything(String index, boolean refresh) {
    SearchRequest request =
        new SearchRequest(
            new Clause.MatchAll(),
            null,
            null,
            List.of(),
            1_000,
            0,
            null,
            List.of(),
            List.of(),
            refresh,
            null);
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    return new SearchQuery(index, request, 1_000, List.of(), null, deadline);
  }

  static SearchStatus status(SearchStore store) {
    return store
        .query(new SearchStatusQuery(), PositionBound.unbounded(), new QueryConfig(false))
        .getResult();
  }

  /** Waits until something is so, for at most a minute. */
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come to that within a minute");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  static void put(SearchStore store, String key, String value, long offset) {
    store.apply(bytes(key), bytes(value), offset);
  }

  static void delete(SearchStore store, String key, long offset) {
    store.apply(bytes(key), null, offset);
  }

  /** Id to JSON of all entries that searches see. */
  public static Map<String, String> entries(Snapshot snapshot) {
    Map<String, String> entries = new TreeMap<>();
    try (snapshot) {
      for (LeafReaderContext leaf : snapshot.searcher().getIndexReader().leaves()) {
        Bits live = leaf.reader().getLiveDocs();
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
          Document document = leaf.reader().storedFields().document(doc);
          if ((live == null || live.get(doc)) && document.getBinaryValue("_source") != null) {
            var ids = leaf.reader().getSortedDocValues(LuceneFields.ENTRY);
            ids.advanceExact(doc);
            entries.put(
                ids.lookupOrd(ids.ordValue()).utf8ToString(),
                document.getBinaryValue(LuceneFields.SOURCE).utf8ToString());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }
}
