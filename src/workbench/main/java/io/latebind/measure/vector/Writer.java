package io.latebind.measure.vector;

import io.latebind.measure.search.RandomVectors;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Writes new versions of the ids that are its own, at random, at an even pace. */
final class Writer {
  private final VectorContender contender;
  private final VectorLedger ledger;
  private final RandomVectors vectors;
  private final int number;
  private final int writers;

  /**
   * One of several.
   *
   * @param number its own ids have this remainder modulo {@code writers}
   */
  Writer(
      VectorContender contender,
      VectorLedger ledger,
      RandomVectors vectors,
      int number,
      int writers) {
    this.contender = contender;
    this.ledger = ledger;
    this.vectors = vectors;
    this.number = number;
    this.writers = writers;
  }

  /**
   * What it did.
   *
   * @param updates also those that failed
   */
  record Written(long updates, long errors) {}

  /** Writes the first version of all its ids. */
  void fill() {
    for (int id = number; id < ledger.ids(); id += writers) {
      writeNext(id);
    }
  }

  /** Updates two of ten of its ids and deletes one of ten, when they have their first version. */
  void change() {
    for (int id = number; id < ledger.ids(); id += writers) {
      if (id % 10 == 3 || id % 10 == 6 || VectorLedger.deletes(id, 1)) {
        writeNext(id);
      }
    }
  }

  /**
   * Writes until the time is over.
   *
   * @param perSecond 0 for as many as it can
   */
  Written run(double perSecond, long endNanos) {
    Random random = new Random(vectors.seed() + number);
    long pause = perSecond == 0 ? 0 : (long) (Duration.ofSeconds(1).toNanos() / perSecond);
    long next = System.nanoTime();
    long updates = 0;
    long errors = 0;
    while (System.nanoTime() < endNanos) {
      int own = (ledger.ids() - number + writers - 1) / writers;
      try {
        writeNext(number + writers * random.nextInt(own));
      } catch (RuntimeException e) {
        errors++;
      }
      updates++;
      next += pause;
      rest(next);
    }
    return new Written(updates, errors);
  }

  private void writeNext(int id) {
    int version = ledger.begin(id);
    contender.write(
        id, version, VectorLedger.deletes(id, version) ? null : vectors.vector(id, version));
    ledger.finish(id);
  }

  private static void rest(long untilNanos) {
    for (long left = untilNanos - System.nanoTime();
        left > 0;
        left = untilNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
