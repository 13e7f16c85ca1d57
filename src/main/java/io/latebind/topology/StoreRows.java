package io.latebind.topology;

import io.latebind.wire.Rows;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows in a store of Kafka Streams. Tells of every write. */
final class StoreRows implements Rows {
  private final KeyValueStore<Bytes, byte[]> store;
  private final Runnable written;

  /**
   * Rows in a store.
   *
   * @param written is called before every write
   */
  StoreRows(KeyValueStore<Bytes, byte[]> store, Runnable written) {
    this.store = store;
    this.written = written;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(Bytes.wrap(key));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    written.run();
    store.put(Bytes.wrap(key), value);
  }

  @Override
  public void delete(byte[] key) {
    written.run();
    store.put(Bytes.wrap(key), null);
  }

  @Override
  public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
    Bytes end = to == null ? null : Bytes.wrap(to);
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(Bytes.wrap(from), end)) {
      while (rows.hasNext()) {
        Bytes key = rows.next().key;
        if (key.equals(end) || !visitor.visit(key.get())) {
          return;
        }
      }
    }
  }
}
