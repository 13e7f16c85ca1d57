package io.latebind.search.execute;

import io.latebind.search.index.LuceneFields;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.LongStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Collects the {@link LuceneFields#SLOT} of the matching entries that have vectors. */
final class SlotCollector implements CollectorManager<SlotCollector.Slots, long[]> {
  @Override
  public Slots newCollector() {
    return new Slots();
  }

  @Override
  public long[] reduce(Collection<Slots> collectors) {
    return collectors.stream()
        .map(collector -> collector.slots.build())
        .flatMapToLong(slots -> slots)
        .toArray();
  }

  /** Collects from one segment after another. */
  static final class Slots implements Collector {
    private final LongStream.Builder slots = LongStream.builder();

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      NumericDocValues values = DocValues.getNumeric(context.reader(), LuceneFields.SLOT);
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
          if (values.advanceExact(doc)) {
            slots.add(values.longValue());
          }
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
