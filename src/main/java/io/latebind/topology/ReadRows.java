package io.latebind.topology;

import io.latebind.wire.Rows;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a store of Kafka Streams that may only be read.
 *
 * @param store where they are
 */
record ReadRows(ReadOnlyKeyValueStore<Bytes, byte[]> store) implements Rows {
  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(Bytes.wrap(key));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    throw new UnsupportedOperationException("only the task of a partition writes its rows");
  }

  @Override
  public void delete(byte[] key) {
    throw new UnsupportedOperationException("only the task of a partition writes its rows");
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
