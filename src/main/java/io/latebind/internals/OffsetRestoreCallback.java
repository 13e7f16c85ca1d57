package io.latebind.internals;

import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;

/**
 * Restores records with their offsets. The public interfaces hand over keys and values only; by
 * this one Kafka's own stores restore.
 */
@FunctionalInterface
public interface OffsetRestoreCallback extends RecordBatchingStateRestoreCallback {
  /** Not called, as there is the other way. */
  @Override
  default void restore(byte[] key, byte[] value) {
    throw new UnsupportedOperationException("records are restored with their offsets");
  }
}
