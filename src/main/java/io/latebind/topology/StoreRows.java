package io.latebind.topology;

import io.latebind.wire.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows in a store of Kafka Streams. */
final class StoreRows implements Rows {
  private final KeyValueStore<Bytes, byte[]> store;
  private final Rows reading;

  StoreRows(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.reading = new ReadRows(store);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return reading.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    store.put(Bytes.wrap(key), value);
  }

  @Override
  public void delete(byte[] key) {
    store.put(Bytes.wrap(key), null);
  }

  /**
   * One batch, which costs RocksDB less than one write a row, and less yet in the order of keys.
   */
  @Override
  public void write(List<Change> changes) {
    List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(changes.size());
    for (Change change : changes) {
      entries.add(KeyValue.pair(Bytes.wrap(change.key()), change.value()));
    }
    entries.sort(Comparator.comparing(entry -> entry.key));
    store.putAll(entries);
  }

  @Override
  public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
    reading.scan(from, to, visitor);
  }
}
