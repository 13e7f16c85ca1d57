package io.latebind.store;

import io.latebind.rowlog.Row;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a store is restored from. */
public sealed interface Feed {
  /** Its own blocks, which it has sent to its changelog. */
  record Blocks() implements Feed {}

  /**
   * The records of a topic that others write. The store sends nothing.
   *
   * @param rows what a record makes of the store
   */
  record Topic(Rows rows) implements Feed {}

  /** What records make of a store. */
  @FunctionalInterface
  interface Rows {
    /** The rows that a record changes; none for one that means nothing to the store. */
    List<Row> of(ConsumerRecord<byte[], byte[]> record);
  }
}
