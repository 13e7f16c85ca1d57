package io.latebind.store;

import io.latebind.rowlog.segment.Row;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The source that a store is restored from. */
public sealed interface RestoreSource {
  /** The store's own blocks, which it has sent to its changelog. */
  record Blocks() implements RestoreSource {}

  /**
   * The records of a topic that others write. The store sends nothing.
   *
   * @param rows the conversion of records into rows
   */
  record Topic(Rows rows) implements RestoreSource {}

  /** Converts records into the rows of a store. */
  @FunctionalInterface
  interface Rows {
    /** The rows that a record changes; none for one that means nothing to the store. */
    List<Row> of(ConsumerRecord<byte[], byte[]> record);
  }
}
