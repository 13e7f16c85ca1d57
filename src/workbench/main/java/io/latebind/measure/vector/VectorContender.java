package io.latebind.measure.vector;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that holds vectors and finds the nearest ones, while they change. */
interface VectorContender extends AutoCloseable {
  /**
   * Puts a vector in place of the one before. An id is written by one thread at a time, which is
   * the same for all ids of equal remainder modulo the number of writers.
   *
   * @param vector null deletes
   */
  void write(int id, int version, float @Nullable [] vector);

  /**
   * Finds the nearest vectors.
   *
   * @param fresh whether everything that was written before must be seen
   * @return what makes the answer readable; that is not part of the measurement
   */
  Supplier<List<Found>> nearest(float[] question, int k, boolean fresh);

  /** Makes everything written visible, and waits until work in the background is done. */
  default void settle() {}

  /** How much it keeps in files, in bytes. */
  default long fileBytes() {
    return 0;
  }

  @Override
  default void close() {}

  /**
   * A hit, with all that the contender says of it.
   *
   * @param score the larger the nearer: 1 / (1 + squared distance)
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Found(int id, int version, float[] vector, float score) {}
}
