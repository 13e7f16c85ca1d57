package io.latebind.search.lucene;

import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;

/**
 * Restores records with their offsets. The public interfaces hand over keys and values only; this
 * one, by which Kafka's own stores restore, is the one internal type that Latebind needs.
 */
interface OffsetRestoreCallback extends RecordBatchingStateRestoreCallback {
  /** Not called, as there is the other way. */
  @Override
  default void restore(byte[] key, byte[] value) {
    throw new UnsupportedOperationException("records are restored with their offsets");
  }
}
