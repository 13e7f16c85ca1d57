package io.latebind.engine;

import org.jspecify.annotations.Nullable;

/** What the outside has to do because of an event, in the order of the list it comes in. */
public sealed interface Effect {
  /** Send {@code message} to {@code partition} of the {@code reindex} topic. */
  record Send(int partition, Message message) implements Effect {}

  /**
   * Publish an entry.
   *
   * @param key the key on the {@code entries} topic
   * @param entry the entry as JSON, or null when there is none any more
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Publish(String key, byte @Nullable [] entry) implements Effect {}

  /** Report that {@code index} can make no entry of a document, and why. */
  record Reject(String index, String documentId, String reason) implements Effect {}
}
