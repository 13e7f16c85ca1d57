package io.latebind.topology;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.CommitCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;

/**
 * A store that knows how much of its changelog it holds, and never says that it holds more.
 *
 * <p>Kafka Streams says it of a store when the store is closed, from then on goes by it, and in
 * 4.3.1 can be wrong: a task that was closed in disorder is restored from nothing with the offsets
 * of its former life still at hand, and when it is closed again before that is done, they are
 * written beside a store that holds less, or nothing. So what is restored is counted here.
 *
 * <p>There is no public way to see what is restored: what the store registers is intercepted. What
 * this leans on is internal to Kafka Streams, and a test notices when it is gone.
 */
class RestoredStore extends RocksDBStore {
  private static final String SCOPE = "rocksdb";

  /** What Kafka Streams takes for an offset that is not known. */
  static final long UNKNOWN = -4;

  /** The offset of the last record that was restored; {@link #UNKNOWN} before the first. */
  private long last = UNKNOWN;

  /** Whether the task has begun to write. What it wrote it knows better. */
  private boolean written;

  RestoredStore(String name) {
    super(name, SCOPE);
  }

  /** Stores of this name. */
  static KeyValueBytesStoreSupplier supplier(String name) {
    return new Supplier(name, () -> new RestoredStore(name));
  }

  /**
   * Supplies stores.
   *
   * @param name of each
   * @param stores makes one
   */
  record Supplier(String name, java.util.function.Supplier<RestoredStore> stores)
      implements KeyValueBytesStoreSupplier {
    @Override
    public KeyValueStore<Bytes, byte[]> get() {
      return stores.get();
    }

    @Override
    public String metricsScope() {
      return SCOPE;
    }
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    super.init(intercepted(context), root);
    this.context = context;
    String topic = changelog(context);
    Long committed =
        topic == null
            ? null
            : committedOffset(new TopicPartition(topic, context.taskId().partition()));
    last = committed == null ? UNKNOWN : committed;
    written = false;
    opened(last < 0 ? 0 : last + 1);
  }

  /** The topic that is restored from; null when there is none. */
  String changelog(StateStoreContext context) {
    return ((InternalProcessorContext<?, ?>) context).changelogFor(name());
  }

  /** It was opened, and holds all before an offset. */
  void opened(long next) {}

  /** All before an offset was restored. */
  void restored(long next) {}

  /** What is to be stored of records of the changelog. */
  Collection<ConsumerRecord<byte[], byte[]>> rows(
      Collection<ConsumerRecord<byte[], byte[]>> records) {
    return records;
  }

  private StateStoreContext intercepted(StateStoreContext context) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("register")
              && arguments.length == 3
              && arguments[1] instanceof RecordBatchingStateRestoreCallback rows) {
            RecordBatchingStateRestoreCallback counted = records -> restore(rows, records);
            context.register((StateStore) arguments[0], counted, (CommitCallback) arguments[2]);
            return null;
          }
          try {
            return method.invoke(context, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (StateStoreContext)
        Proxy.newProxyInstance(
            RestoredStore.class.getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            handler);
  }

  private void restore(
      RecordBatchingStateRestoreCallback rows, Collection<ConsumerRecord<byte[], byte[]>> records) {
    rows.restoreBatch(rows(records));
    for (ConsumerRecord<byte[], byte[]> record : records) {
      last = Math.max(last, record.offset());
    }
    restored(last + 1);
  }

  /** The offset of the last record that it can hold; {@link #UNKNOWN} when it holds none. */
  long lastOffset() {
    return written ? Long.MAX_VALUE : last;
  }

  /** Takes no offset of records that were neither restored nor written. */
  @Override
  public synchronized void commit(Map<TopicPartition, Long> changelogOffsets) {
    long most = lastOffset();
    super.commit(
        changelogOffsets.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> Math.min(entry.getValue(), most))));
  }

  @Override
  public synchronized void put(Bytes key, byte[] value) {
    written = true;
    super.put(key, value);
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    written = true;
    super.putAll(entries);
  }
}
