package io.latebind.internals;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.query.Position;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to the changelog of a store, as Kafka's own stores do: in the transaction of the
 * task, to the partition of the same number. The public interfaces log nothing but what goes
 * through a store of Kafka's.
 */
public final class ChangelogWriter {
  private final InternalProcessorContext<?, ?> context;
  private final String store;

  /**
   * The changelog of a store that is initialised just now.
   *
   * @param store its name
   */
  public ChangelogWriter(StateStoreContext context, String store) {
    this.context = (InternalProcessorContext<?, ?>) context;
    this.store = store;
  }

  /** The topic; also that which the store is restored from when it is somebody else's. */
  public String topic() {
    return context.changelogFor(store);
  }

  /**
   * Sends a record.
   *
   * @param value null for a tombstone
   */
  public void send(byte[] key, byte @Nullable [] value) {
    context.logChange(
        store, Bytes.wrap(key), value, 0, new RecordHeaders(), Position.emptyPosition());
  }
}
