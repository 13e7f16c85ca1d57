package io.latebind.topology;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * Something to be known of Kafka, asked until it is answered once. Whoever wants to know never
 * waits, and whoever finds that the question has failed asks it again.
 */
final class KafkaQuestion<T> {
  private final Supplier<KafkaFuture<T>> ask;
  private final AtomicReference<KafkaFuture<T>> last;

  /** A question, which is asked at once. */
  KafkaQuestion(Supplier<KafkaFuture<T>> ask) {
    this.ask = ask;
    this.last = new AtomicReference<>(ask.get());
  }

  /** The answer; null while there is none. */
  @Nullable T answer() {
    // Looked at once: others may replace it at any time.
    KafkaFuture<T> seen = last.get();
    if (seen.isCompletedExceptionally()) {
      last.compareAndSet(seen, ask.get());
      return null;
    }
    return seen.isDone() ? value(seen) : null;
  }

  private static <T> @Nullable T value(KafkaFuture<T> done) {
    try {
      return done.getNow(null);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a question to Kafka that was answered has no answer", e);
    }
  }
}
