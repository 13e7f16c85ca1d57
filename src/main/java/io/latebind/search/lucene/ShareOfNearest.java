package io.latebind.search.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.apache.lucene.search.knn.KnnSearchStrategy;
import org.apache.lucene.search.knn.TopKnnCollectorManager;

/**
 * Lucene's search for the nearest vectors, which looks in each segment for its share of them: as
 * many as fall to it by its size, and three standard deviations. Lucene takes sixteen, which is
 * more than all of them in most segments, and half as fast. Where a segment turns out to have more
 * than its share, Lucene looks again.
 *
 * <p>There is no filter: with one, Lucene takes a segment that yields less than it expects for one
 * that failed, and compares all vectors.
 */
final class ShareOfNearest extends KnnFloatVectorQuery {
  private static final int DEVIATIONS = 3;

  /**
   * The search.
   *
   * @param k how many are looked for in all segments together
   */
  ShareOfNearest(String field, float[] target, int k) {
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
