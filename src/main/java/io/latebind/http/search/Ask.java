package io.latebind.http.search;

import io.latebind.search.Cancellation;
import java.util.List;

/**
 * Some partitions to be asked at one place, once.
 *
 * @param owner whether only an owner may answer, or a standby too
 * @param deadlineNanos when to give up, by the clock of the coordinator
 * @param cancellation when to give up because nobody waits any more
 */
record Ask<R>(
    Question<R> question,
    List<Integer> partitions,
    boolean owner,
    long deadlineNanos,
    Cancellation cancellation) {
  /** Copies the list. */
  Ask {
    partitions = List.copyOf(partitions);
  }
}
