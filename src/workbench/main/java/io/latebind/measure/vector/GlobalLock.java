package io.latebind.measure.vector;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Another contender behind one lock for everything. */
final class GlobalLock implements VectorContender {
  private final VectorContender guarded;
  private final Lock lock = new ReentrantLock();

  GlobalLock(VectorContender guarded) {
    this.guarded = guarded;
  }

  @Override
  public void write(int id, int version, float @Nullable [] vector) {
    lock.lock();
    try {
      guarded.write(id, version, vector);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Supplier<List<Found>> nearest(float[] question, int k, boolean fresh) {
    lock.lock();
    try {
      return guarded.nearest(question, k, fresh);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void settle() {
    guarded.settle();
  }

  @Override
  public long fileBytes() {
    return guarded.fileBytes();
  }

  @Override
  public void close() {
    guarded.close();
  }
}
