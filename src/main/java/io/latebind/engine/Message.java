package io.latebind.engine;

import org.jspecify.annotations.Nullable;

/** What partitions tell each other over the {@code reindex} topic. */
public sealed interface Message {
  /** The id of the document that this is about. */
  String target();

  /**
   * Partition {@code from} has referrers of {@code target}, which read {@code projection} of it.
   * Sent to the target's home partition; replaces what that partition asked for before.
   */
  record Subscribe(String target, Projection projection, int from) implements Message {}

  /**
   * Partition {@code from} has no referrer of {@code target} any more. Sent to its home partition.
   */
  record Unsubscribe(String target, int from) implements Message {}

  /**
   * The answer to {@link Subscribe}, and again after every later change of what it asked for.
   *
   * @param projection the {@link Projection#fingerprint} of what was asked for, so that an answer
   *     to an earlier and narrower question can be told apart
   * @param content the projected content, or null when there is no such document
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Replicate(String target, long projection, byte @Nullable [] content) implements Message {}
}
