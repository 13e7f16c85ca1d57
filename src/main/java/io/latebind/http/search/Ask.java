package io.latebind.http.search;

import java.util.List;

/**
 * Some partitions to be asked at one place, once.
 *
 * @param owner whether only an owner may answer, or a standby too
 * @param deadlineNanos when to give up, by the clock of the coordinator
 */
record Ask<R>(Question<R> question, List<Integer> partitions, boolean owner, long deadlineNanos) {
  /** Copies the list. */
  Ask {
    partitions = List.copyOf(partitions);
  }
}
