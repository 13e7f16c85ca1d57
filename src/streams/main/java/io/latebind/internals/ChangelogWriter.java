package io.latebind.internals;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.query.Position;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to the changelog of a store, as Kafka's own stores do: in the transaction of the
 * task, to the partition of the same number. The public API logs only what goes through one of
 * Kafka's own stores.
 */
public final class ChangelogWriter {
  private final InternalProcessorContext<?, ?> context;
  private final String store;

  /**
   * A writer to the changelog of a store that is being initialised.
   *
   * @param store its name
   */
  public ChangelogWriter(StateStoreContext context, String store) {
    this.context = (InternalProcessorContext<?, ?>) context;
    this.store = store;
  }

  /** The changelog's topic, or the topic that others write and the store is restored from. */
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
