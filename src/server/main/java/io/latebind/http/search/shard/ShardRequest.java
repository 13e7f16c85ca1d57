package io.latebind.http.search.shard;

import io.latebind.search.partition.Cancellation;
import java.util.List;

/**
 * One request for some partitions at one place.
 *
 * @param owner whether only owners may answer; standbys may, too, if not
 * @param deadlineNanos when to give up, by the clock of the coordinator
 * @param cancellation when to give up because nobody waits any more
 */
public record ShardRequest<R>(
    ShardQuery<R> question,
    List<Integer> partitions,
    boolean owner,
    long deadlineNanos,
    Cancellation cancellation) {
  /** Copies the list. */
  public ShardRequest {
    partitions = List.copyOf(partitions);
  }
}
