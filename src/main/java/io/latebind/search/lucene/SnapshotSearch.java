package io.latebind.search.lucene;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.Facet;
import io.latebind.search.Hit;
import io.latebind.search.PartitionHits;
import io.latebind.search.SearchException;
import io.latebind.search.SearchLimits;
import io.latebind.search.SearchQuery;
import io.latebind.search.StatisticsQuery;
import io.latebind.search.TermStatistics;
import io.latebind.search.Total;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/** Placeholder until the execution of queries is merged: finds every entry, in order of ids. */
final class SnapshotSearch {
  private SnapshotSearch() {}

  static PartitionHits search(Snapshot snapshot, SearchQuery query, SearchLimits limits) {
    try {
      TopDocs found =
          snapshot
              .searcher()
              .search(
                  new TermQuery(new Term(LuceneFields.KIND, LuceneFields.ENTRY_KIND)),
                  Math.max(1, query.hits()),
                  new Sort(new SortField(LuceneFields.ENTRY, SortField.Type.STRING)));
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc doc : found.scoreDocs) {
        byte[] source = source(snapshot, doc.doc);
        String id = io.latebind.document.Json.decodeObject(source).path("_id").asText();
        hits.add(new Hit(id, Float.NaN, List.of(), doc.doc));
      }
      return new AllHits(snapshot, hits, new Total(found.totalHits.value(), true));
    } catch (IOException e) {
      snapshot.close();
      throw new UncheckedIOException(e);
    }
  }

  static TermStatistics statistics(Snapshot snapshot, StatisticsQuery query, SearchLimits limits) {
    try (snapshot) {
      throw new SearchException("not yet");
    }
  }

  private static byte[] source(Snapshot snapshot, int doc) throws IOException {
    return snapshot
        .searcher()
        .storedFields()
        .document(doc)
        .getBinaryValue(LuceneFields.SOURCE)
        .bytes;
  }

  private record AllHits(Snapshot snapshot, List<Hit> hits, Total total) implements PartitionHits {
    @Override
    public List<Hit> nearest() {
      return List.of();
    }

    @Override
    public Map<String, Facet> facets() {
      return Map.of();
    }

    @Override
    public byte[] entry(Hit hit) {
      try {
        return source(snapshot, hit.place());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public @Nullable ObjectNode highlight(Hit hit) {
      return null;
    }

    @Override
    public void close() {
      snapshot.close();
    }
  }
}
