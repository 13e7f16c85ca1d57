package io.latebind.measure.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/**
 * A list of vectors that are overwritten in place, scanned from end to end, and guarded by nothing:
 * what an image search did that gave errors and torn results.
 */
final class UnguardedList implements VectorContender {
  private final List<Item> items = new ArrayList<>();
  private final @Nullable Item[] byId;

  /**
   * With room for some ids.
   *
   * @param ids one more than the largest
   */
  UnguardedList(int ids) {
    byId = new Item[ids];
  }

  /** A vector that changes. */
  private static final class Item {
    private final int id;
    private final float[] vector;
    private int version;

    Item(int id, int version, float[] vector) {
      this.id = id;
      this.version = version;
      this.vector = vector.clone();
    }
  }

  private record Scored(Item item, float score) {}

  @Override
  public void write(int id, int version, float @Nullable [] vector) {
    Item item = byId[id];
    if (vector == null) {
      byId[id] = null;
      items.remove(item);
    } else if (item == null) {
      item = new Item(id, version, vector);
      byId[id] = item;
      items.add(item);
    } else {
      item.version = version;
      System.arraycopy(vector, 0, item.vector, 0, vector.length);
    }
  }

  @Override
  public Supplier<List<Found>> nearest(float[] question, int k, boolean fresh) {
    Comparator<Scored> worstFirst = Comparator.comparingDouble(Scored::score);
    PriorityQueue<Scored> best = new PriorityQueue<>(k + 1, worstFirst);
    for (Item item : items) {
      float score = VectorSimilarityFunction.EUCLIDEAN.compare(question, item.vector);
      if (best.size() < k || score > best.element().score) {
        best.add(new Scored(item, score));
        if (best.size() > k) {
          best.remove();
        }
      }
    }
    List<Found> found = best.stream().sorted(worstFirst.reversed()).map(this::found).toList();
    return () -> found;
  }

  private Found found(Scored scored) {
    Item item = scored.item;
    return new Found(item.id, item.version, item.vector.clone(), scored.score);
  }
}
