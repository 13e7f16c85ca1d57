package io.latebind.search.execute;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.apache.lucene.search.knn.KnnSearchStrategy;
import org.apache.lucene.search.knn.TopKnnCollectorManager;

/**
 * Lucene's kNN query with a k of its own for each segment: its expected share by its size, plus
 * three standard deviations. Lucene takes sixteen, which exceeds k in most segments and is half as
 * fast. If a segment turns out to have more than its share, Lucene searches it again.
 *
 * <p>It takes no filter: with one, Lucene treats a segment that yields fewer than expected as
 * failed, and compares all vectors.
 */
final class PerSegmentKnnQuery extends KnnFloatVectorQuery {
  private static final int DEVIATIONS = 3;

  /**
   * Creates the query.
   *
   * @param k the number of vectors to find in all segments together
   */
  PerSegmentKnnQuery(String field, float[] target, int k) {
    super(field, target, k);
  }

  @Override
  protected KnnCollectorManager getKnnCollectorManager(int k, IndexSearcher searcher) {
    return new TopKnnCollectorManager(k, searcher) {
      @Override
      public KnnCollector newOptimisticCollector(
          int visitedLimit, KnnSearchStrategy strategy, LeafReaderContext leaf, int most) {
        return new TopKnnCollector(Math.min(most, share(k, leaf)), visitedLimit, strategy);
      }
    };
  }

  private static int share(int k, LeafReaderContext leaf) {
    double part = (double) leaf.reader().maxDoc() / leaf.parent.reader().maxDoc();
    double deviation = Math.sqrt(k * part * (1 - part));
    return (int) Math.ceil(Math.min(k, k * part + DEVIATIONS * deviation));
  }
}
