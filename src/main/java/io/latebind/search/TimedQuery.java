package io.latebind.search;

import org.apache.kafka.streams.query.Query;

/** A query that somebody waits for only so long. */
public interface TimedQuery<R> extends Query<R> {
  /** When to give up, as {@link System#nanoTime} counts. */
  long deadlineNanos();
}
