package io.latebind.protocol;

import io.latebind.index.Projection;
import org.jspecify.annotations.Nullable;

/** A message between partitions, sent over the {@code reindex} topic. */
public sealed interface Message {
  /** The id of the document that this is about. */
  String target();

  /**
   * Partition {@code from} has referrers of {@code target}, which read {@code projection} of it.
   * Sent to the target's home partition; replaces the previous subscription of that partition.
   */
  record Subscribe(String target, Projection projection, int from) implements Message {}

  /**
   * Partition {@code from} has no referrer of {@code target} any more. Sent to the target's home
   * partition.
   */
  record Unsubscribe(String target, int from) implements Message {}

  /**
   * The answer to {@link Subscribe}, sent again after every later change of what was asked for.
   *
   * @param projection the {@link Projection#fingerprint} of what was asked for, so that an answer
   *     to an earlier, narrower subscription can be recognized
   * @param content the projected content, or null when the document does not exist
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Replicate(String target, long projection, byte @Nullable [] content) implements Message {}
}
