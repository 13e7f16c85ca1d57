package io.latebind.measure.vector;

import io.latebind.measure.search.RandomVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A contender that is written to and asked at the same time. */
final class Trial {
  private final VectorContender contender;
  private final RandomVectors vectors;
  private final VectorLedger ledger;
  private final int writers;

  /** Of a contender that is empty. */
  Trial(VectorContender contender, RandomVectors vectors, int ids, int writers) {
    this.contender = contender;
    this.vectors = vectors;
    this.ledger = new VectorLedger(ids);
    this.writers = writers;
  }

  VectorLedger ledger() {
    return ledger;
  }

  /** Writes the first version of every id. */
  void fill() throws Exception {
    everyWriter(Writer::fill);
  }

  /** Updates 20 % of the ids and deletes 10 %. */
  void change() throws Exception {
    everyWriter(Writer::change);
  }

  private void everyWriter(Consumer<Writer> task) throws Exception {
    List<Callable<Object>> tasks = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      Writer writer = new Writer(contender, ledger, vectors, i, writers);
      tasks.add(Executors.callable(() -> task.accept(writer)));
    }
    run(tasks);
    contender.settle();
  }

  /** Lets writers write and readers ask, all at the same time. */
  LoadOutcome run(Load load) throws Exception {
    long began = System.nanoTime();
    long end = began + load.time().toNanos();
    List<Callable<Object>> all = new ArrayList<>();
    double perSecond = (double) load.updatesPerSecond() / writers;
    for (int i = 0; i < writers; i++) {
      Writer writer = new Writer(contender, ledger, vectors, i, writers);
      all.add(() -> writer.run(perSecond, end));
    }
    for (int i = 0; i < load.readers(); i++) {
      VectorReader reader = new VectorReader(contender, ledger, vectors);
      long number = (long) i << 32;
      all.add(() -> reader.run(number, load.freshEvery(), end));
    }
    List<Object> done = run(all);
    return outcome((System.nanoTime() - began) / 1e9, done);
  }

  private static LoadOutcome outcome(double seconds, List<Object> done) {
    List<Writer.Written> written = parts(done, Writer.Written.class);
    return new LoadOutcome(
        seconds,
        written.stream().mapToLong(Writer.Written::updates).sum(),
        written.stream().mapToLong(Writer.Written::errors).sum(),
        LoadOutcome.Answers.sum(parts(done, LoadOutcome.Answers.class)));
  }

  private static <T> List<T> parts(List<Object> done, Class<T> type) {
    return done.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static List<Object> run(List<Callable<Object>> tasks) throws Exception {
    List<Object> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<Object> each : threads.invokeAll(tasks)) {
        results.add(each.get());
      }
    }
    return results;
  }
}
