package io.latebind.protocol;

import org.jspecify.annotations.Nullable;

/** An action that the caller must take because of an event, in the order of the returned list. */
public sealed interface Effect {
  /** Send {@code message} to {@code partition} of the {@code reindex} topic. */
  record Send(int partition, Message message) implements Effect {}

  /**
   * Publish an entry.
   *
   * @param key the key on the {@code entries} topic
   * @param entry the entry as JSON, or null for a tombstone
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Publish(String key, byte @Nullable [] entry) implements Effect {}

  /** Report that {@code index} can make no entry from a document, and why. */
  record Reject(String index, String documentId, String reason) implements Effect {}
}
