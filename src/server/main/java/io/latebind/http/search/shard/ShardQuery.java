package io.latebind.http.search.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.query.SearchLimits;
import java.util.List;
import org.apache.kafka.streams.query.Query;

/**
 * A query to partitions, in this process or on another instance.
 *
 * @param <R> the result of one partition, or of several together
 */
public interface ShardQuery<R> {
  /** The path at which other instances answer it. */
  String path();

  /** The query for a partition of this process. */
  Query<R> query(long deadlineNanos, Cancellation cancellation);

  /** The query for another instance; {@link InternalMessages} adds the partitions. */
  ObjectNode encode();

  /**
   * Merges the results of several partitions and encodes them.
   *
   * @throws io.latebind.search.query.SearchException if they are too large for that
   */
  ObjectNode encodeResult(List<R> results, SearchLimits limits);

  /** Decodes what {@link #encodeResult} wrote on another instance. */
  R decodeResult(JsonNode result);

  /** Releases what a result holds. */
  void release(R result);
}
