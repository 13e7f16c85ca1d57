package io.latebind.measure.search;

import io.latebind.measure.search.Corpus.Item;
import io.latebind.search.lucene.SearchStoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene used directly: one index with the same fields and graphs as Latebind's, one document an
 * entry, one searcher.
 */
final class PlainLucene implements CorpusIndex {
  private static final String SOURCE = "source";
  private static final int CONNECTIONS = SearchStoreSettings.DEFAULT.maxConnections();
  private static final int BEAM_WIDTH = SearchStoreSettings.DEFAULT.beamWidth();

  private static final SortField SMALLEST_TOTAL =
      DoubleField.newSortField("total", false, SortedNumericSelector.Type.MIN);

  /** Up to this, Latebind counts what fits. */
  private static final int EXACT_TOTAL = 10_000;

  /** As many as Latebind looks at when a request does not say. */
  private static final int CANDIDATES = 100;

  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /** An empty one. */
  PlainLucene(Path folder) {
    try {
      directory = FSDirectory.open(folder);
      writer = new IndexWriter(directory, config());
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IndexWriterConfig config() {
    KnnVectorsFormat vectors = new Lucene99HnswVectorsFormat(CONNECTIONS, BEAM_WIDTH);
    return new IndexWriterConfig(new StandardAnalyzer())
        .setCodec(
            new Lucene104Codec() {
              @Override
              public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
              }
            });
  }

  /** Makes one segment of the index in a folder, if there is one. */
  static void mergeAll(Path folder) {
    try (FSDirectory directory = FSDirectory.open(folder)) {
      if (DirectoryReader.indexExists(directory)) {
        try (IndexWriter writer = new IndexWriter(directory, config())) {
          writer.forceMerge(1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(int number, Item item) {
    Document document = new Document();
    document.add(new KeywordField("id", item.id(), Store.NO));
    document.add(new TextField("body", item.body(), Store.NO));
    document.add(new KeywordField("from", item.from(), Store.NO));
    document.add(new DoubleField("total", item.total(), Store.NO));
    document.add(
        new KnnFloatVectorField("embedding", item.embedding(), VectorSimilarityFunction.EUCLIDEAN));
    document.add(new StoredField(SOURCE, item.entry()));
    try {
      writer.updateDocument(new Term("id", item.id()), document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void mergeAll() {
    try {
      writer.forceMerge(1);
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Answer> ask(BenchmarkQuery question) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return read(searcher, search(searcher, question));
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TopDocs search(IndexSearcher searcher, BenchmarkQuery question) throws IOException {
    return switch (question) {
      case BenchmarkQuery.Word q -> best(searcher, term(q.word()));
      case BenchmarkQuery.BothWords q -> best(searcher, both(q));
      case BenchmarkQuery.Phrase q ->
          best(searcher, new PhraseQuery("body", q.first(), q.second()));
      case BenchmarkQuery.Sorted q ->
          searcher.search(
              filter(q),
              new TopFieldCollectorManager(
                  new Sort(SMALLEST_TOTAL), BenchmarkQuery.HITS, null, EXACT_TOTAL));
      case BenchmarkQuery.Nearest q ->
          searcher.search(
              new KnnFloatVectorQuery("embedding", q.vector(), CANDIDATES), BenchmarkQuery.HITS);
    };
  }

  private static TopDocs best(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(
        query, new TopScoreDocCollectorManager(BenchmarkQuery.HITS, null, EXACT_TOTAL));
  }

  private static Query term(String word) {
    return new TermQuery(new Term("body", word));
  }

  private static Query both(BenchmarkQuery.BothWords q) {
    return new BooleanQuery.Builder()
        .add(term(q.first()), Occur.MUST)
        .add(term(q.second()), Occur.MUST)
        .build();
  }

  private static Query filter(BenchmarkQuery.Sorted q) {
    return new BooleanQuery.Builder()
        .add(KeywordField.newExactQuery("from", q.from()), Occur.FILTER)
        .add(DoubleField.newRangeQuery("total", q.low(), q.high()), Occur.FILTER)
        .build();
  }

  private static List<Answer> read(IndexSearcher searcher, TopDocs found) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (ScoreDoc doc : found.scoreDocs) {
      answers.add(
          new Answer(
              doc.score, searcher.storedFields().document(doc.doc).getBinaryValue(SOURCE).bytes));
    }
    return answers;
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
