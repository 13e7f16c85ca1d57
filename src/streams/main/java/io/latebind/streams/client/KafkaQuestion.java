package io.latebind.streams.client;

import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * A question to Kafka, asked until it is answered once. Callers never wait; a caller that finds
 * that the question has failed asks it again.
 */
public final class KafkaQuestion<T> {
  private final Supplier<KafkaFuture<T>> ask;
  private volatile KafkaFuture<T> last;

  /** A question, which is asked immediately. */
  public KafkaQuestion(Supplier<KafkaFuture<T>> ask) {
    this.ask = ask;
    this.last = ask.get();
  }

  /** The answer; null until it arrives. */
  public @Nullable T answer() {
    // Read only once: other threads may replace it at any time.
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
