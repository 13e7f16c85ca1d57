package io.latebind.search.lucene;

import io.latebind.definition.FieldType;
import io.latebind.definition.Similarity;
import io.latebind.search.SearchField;
import io.latebind.search.SearchLimits;
import io.latebind.search.SearchSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;

/** Stores on a folder, and what tests ask them. */
final class StoreFixture {
  static final SearchSchema ORDERS =
      new SearchSchema(
          "orders",
          List.of(
              new SearchField("total", FieldType.LONG, false),
              new SearchField("vector", FieldType.vector(2, Similarity.EUCLIDEAN), false)));

  private StoreFixture() {}

  /** Does nothing in the background but what a test asks for. */
  static SearchStore store(
      SearchMaintenance maintenance,
      SearchStoreSettings settings,
      SearchStore.Folders folders,
      SearchSchema... definitions) {
    Map<String, SearchSchema> byName =
        Stream.of(definitions).collect(Collectors.toMap(SearchSchema::index, each -> each));
    return new SearchStore(
        SearchStore.NAME,
        byName,
        settings,
        SearchLimits.DEFAULT,
        new EntriesTopic("entries", "1"),
        maintenance,
        folders);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static void put(SearchStore store, String key, String value, long offset) {
    store.apply(bytes(key), bytes(value), offset);
  }

  static void delete(SearchStore store, String key, long offset) {
    store.apply(bytes(key), null, offset);
  }

  /** Id to JSON of all entries that searches see. */
  static Map<String, String> entries(Snapshot snapshot) {
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
