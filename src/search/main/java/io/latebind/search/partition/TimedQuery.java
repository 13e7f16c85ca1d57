package io.latebind.search.partition;

import org.apache.kafka.streams.query.Query;

/** A query with a deadline. */
public interface TimedQuery<R> extends Query<R> {
  /** The {@link System#nanoTime} at which to give up. */
  long deadlineNanos();
}
