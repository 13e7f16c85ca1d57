package io.latebind.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.search.Cancellation;
import io.latebind.search.SearchLimits;
import java.util.List;
import org.apache.kafka.streams.query.Query;

/**
 * What partitions are asked, be they here or on another instance.
 *
 * @param <R> the answer of one partition, or of several together
 */
interface Question<R> {
  /** Where other instances answer it. */
  String path();

  /** As a partition of this process is asked. */
  Query<R> query(long deadlineNanos, Cancellation cancellation);

  /** As another instance is asked; {@link InternalMessages} adds which partitions. */
  ObjectNode encode();

  /**
   * Makes the answers of several partitions one that can travel.
   *
   * @throws io.latebind.search.SearchException when it is too large for that
   */
  ObjectNode encodeResult(List<R> results, SearchLimits limits);

  /** What {@link #encodeResult} wrote on another instance. */
  R decodeResult(JsonNode result);

  /** Lets go what an answer holds. */
  void release(R result);
}
