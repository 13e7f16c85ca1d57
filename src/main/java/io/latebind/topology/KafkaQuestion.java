package io.latebind.topology;

import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * Something to be known of Kafka, asked until it is answered once. Whoever wants to know never
 * waits, and whoever finds that the question has failed asks it again.
 */
final class KafkaQuestion<T> {
  private final Supplier<KafkaFuture<T>> ask;
  private volatile KafkaFuture<T> last;

  /** A question, which is asked at once. */
  KafkaQuestion(Supplier<KafkaFuture<T>> ask) {
    this.ask = ask;
    this.last = ask.get();
  }

  /** The answer; null while there is none. */
  @Nullable T answer() {
    // Looked at once: others may replace it at any time.
    KafkaFuture<T> seen = last;
    if (seen.isCompletedExceptionally()) {
      replace(seen);
      return null;
    }
    return seen.isDone() ? value(seen) : null;
  }

  private synchronized void replace(KafkaFuture<T> failed) {
    if (last.equals(failed)) {
      last = ask.get();
    }
  }

  private static <T> @Nullable T value(KafkaFuture<T> done) {
    try {
      return done.getNow(null);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a question to Kafka that was answered has no answer", e);
    }
  }
}
