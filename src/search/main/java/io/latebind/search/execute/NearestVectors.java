package io.latebind.search.execute;

import io.latebind.definition.type.FieldType.VectorType;
import io.latebind.definition.type.Quantization;
import io.latebind.definition.type.Similarity;
import io.latebind.search.compile.FieldQueries;
import io.latebind.search.index.EntryDocuments;
import io.latebind.search.index.LuceneFields;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.VectorClause;
import io.latebind.search.result.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RescoreTopNQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The search for the nearest vectors in a partition. Vectors live in documents of their own, which
 * refer to their entries.
 */
final class NearestVectors {
  /**
   * The number of candidates in a partition if the request does not give it, or k if that is
   * larger: with fewer, too many of the true nearest are missed.
   */
  static final int CANDIDATES = 100;

  private record Candidate(BytesRef id, float score) {
    static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id);
  }

  private final VectorClause clause;
  private final float[] target;
  private final boolean quantized;

  private NearestVectors(VectorClause clause, float[] target, boolean quantized) {
    this.clause = clause;
    this.target = target;
    this.quantized = quantized;
  }

  /**
   * Creates a search.
   *
   * @throws SearchException if the field has no vectors, or none that compare with this one
   */
  static NearestVectors of(VectorClause clause, FieldQueries fields) {
    SearchField field = fields.field(clause.field());
    List<Float> values = clause.values();
    if (!(field.type() instanceof VectorType type)) {
      throw FieldQueries.notFor(field, "the nearest", "vector.field names a vector");
    }
    if (values == null) {
      throw new IllegalArgumentException("The vector of an entry is looked up before");
    }
    if (values.size() != type.dimensions()) {
      throw new SearchException(
          "vector.values has "
              + values.size()
              + " numbers, and "
              + field.name()
              + " has "
              + type.dimensions());
    }
    checkLength(type, values);
    return new NearestVectors(
        clause, EntryDocuments.array(values), type.quantization() != Quantization.NONE);
  }

  private static void checkLength(VectorType type, List<Float> values) {
    float squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    if (!Float.isFinite(squares)) {
      throw new SearchException(
          "vector.values is longer than a float can say, or not a number; scale it down");
    }
    if (squares == 0 && type.similarity() == Similarity.COSINE) {
      throw new SearchException("vector.values has length 0, and so no angle; cosine needs one");
    }
  }

  /**
   * The nearest entries, best first, ties by id.
   *
   * @param filter matches the entries to consider; null for all
   */
  List<Hit> search(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    Query slots = filter == null ? null : slots(searcher, filter);
    int candidates =
        Math.max(clause.k(), clause.candidates() == 0 ? CANDIDATES : clause.candidates());
    int wanted = clause.like() == null ? candidates : candidates + 1;
    int most = Math.min(wanted, Math.max(1, searcher.getIndexReader().maxDoc()));
    Query query =
        slots == null
            ? new PerSegmentKnnQuery(clause.field(), target, most)
            : new KnnFloatVectorQuery(clause.field(), target, most, slots);
    ScoreDoc[] found = searcher.search(exact(query, most), most).scoreDocs;
    return hits(searcher, candidates(searcher, best(found)));
  }

  /** As many as may be among the hits, and all that are as near as the last of them. */
  private ScoreDoc[] best(ScoreDoc[] found) {
    int wanted = clause.like() == null ? clause.k() : clause.k() + 1;
    while (wanted < found.length && found[wanted].score == found[wanted - 1].score) {
      wanted++;
    }
    return Arrays.copyOf(found, Math.min(wanted, found.length));
  }

  /** Rescores quantized vectors, whose scores differ from one segment to the next. */
  private Query exact(Query query, int most) {
    return quantized
        ? RescoreTopNQuery.createFullPrecisionRescorerQuery(query, target, clause.field(), most)
        : query;
  }

  /** The documents of vectors whose entries match. */
  private static Query slots(IndexSearcher searcher, Query filter) throws IOException {
    long[] slots = searcher.search(filter, new SlotCollector());
    return NumericDocValuesField.newSlowSetQuery(LuceneFields.SLOT, slots);
  }

  /** Doc values are read forwards, segment by segment. */
  private static List<Candidate> candidates(IndexSearcher searcher, ScoreDoc[] docs)
      throws IOException {
    Arrays.sort(docs, Comparator.comparingInt(doc -> doc.doc));
    List<Candidate> candidates = new ArrayList<>();
    int next = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      BinaryDocValues ids = DocValues.getBinary(leaf.reader(), LuceneFields.VECTORS_OF);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; next < docs.length && docs[next].doc < end; next++) {
        if (ids.advanceExact(docs[next].doc - leaf.docBase)) {
          BytesRef id = BytesRef.deepCopyOf(ids.binaryValue());
          candidates.add(new Candidate(id, docs[next].score));
        }
      }
    }
    candidates.sort(Candidate.BEST_FIRST);
    return candidates;
  }

  private List<Hit> hits(IndexSearcher searcher, List<Candidate> candidates) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String id = candidate.id().utf8ToString();
      int place = id.equals(clause.like()) ? -1 : place(searcher, candidate.id());
      if (place >= 0) {
        hits.add(new Hit(id, candidate.score(), List.of(), place));
      }
      if (hits.size() == clause.k()) {
        break;
      }
    }
    return hits;
  }

  /** The live document of an entry, or -1. */
  private static int place(IndexSearcher searcher, BytesRef id) throws IOException {
    Term term = new Term(LuceneFields.ENTRY, id);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      Bits live = leaf.reader().getLiveDocs();
      while (postings != null && postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
        if (live == null || live.get(postings.docID())) {
          return leaf.docBase + postings.docID();
        }
      }
    }
    return -1;
  }
}
