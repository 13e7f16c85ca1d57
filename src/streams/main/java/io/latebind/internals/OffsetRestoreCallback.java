package io.latebind.internals;

import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;

/**
 * A callback that restores records with their offsets. The public API passes only keys and values;
 * Kafka's own stores are restored through this interface.
 */
@FunctionalInterface
public interface OffsetRestoreCallback extends RecordBatchingStateRestoreCallback {
  /** Never called, because records are restored in batches. */
  @Override
  default void restore(byte[] key, byte[] value) {
    throw new UnsupportedOperationException("records are restored with their offsets");
  }
}
