package io.latebind.topology;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * <p>Kafka Streams says it of a store when the store is closed, and goes by it from then on. In
 * 4.3.1 it can be wrong: a task that was closed in disorder is restored from nothing while the
 * offsets of its former life are still at hand. They are taken for where the restore begins when
 * its end is not known at once, and are written beside a store that holds less, or nothing, when
 * the task is closed again before the restore is done. Both happen when a broker stalls for so long
 * that a transaction can be neither ended nor aborted. So what is restored is counted here, and
 * {@link Restoration} holds Kafka Streams to it.
 *
 * <p>There is no public way to see what is restored: what the store registers is intercepted. What
 * this leans on is internal to Kafka Streams, and a test notices when it is gone.
 */
class RestoredStore extends RocksDBStore {
  private static final String SCOPE = "rocksdb";

  /** What Kafka Streams takes for an offset that is not known. */
  static final long UNKNOWN = -4;

  private final Restoration restoration;
  private TopicPartition changelog = new TopicPartition("", 0);
  private boolean written;

  RestoredStore(String name, Restoration restoration) {
    super(name, SCOPE);
    this.restoration = restoration;
  }

  /**
   * Stores of this name.
   *
   * @param restoration is told how much of their changelogs they hold
   */
  static KeyValueBytesStoreSupplier supplier(String name, Restoration restoration) {
    return new Supplier(name, () -> new RestoredStore(name, restoration));
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
    changelog = changelog(context);
    written = false;
    super.init(intercepted(context), root);
    this.context = context;
    Long last = committedOffset(changelog);
    restoration.opened(changelog, last == null || last < 0 ? 0 : last + 1);
  }

  /** What it is restored from. */
  TopicPartition changelog(StateStoreContext context) {
    String topic = ((InternalProcessorContext<?, ?>) context).changelogFor(name());
    TopicPartition own = new TopicPartition(topic, context.taskId().partition());
    restoration.changelog(own);
    return own;
  }

  /** The task has begun to write. What it has written, Kafka Streams knows. */
  void written() {
    if (!written) {
      written = true;
      restoration.restored(changelog, Long.MAX_VALUE);
    }
  }

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
    records.stream()
        .mapToLong(ConsumerRecord::offset)
        .max()
        .ifPresent(last -> restoration.restored(changelog, last + 1));
  }

  /** Takes no offset of records that were neither restored nor written. */
  @Override
  public synchronized void commit(Map<TopicPartition, Long> changelogOffsets) {
    Map<TopicPartition, Long> held = new HashMap<>(changelogOffsets);
    held.computeIfPresent(changelog, (partition, offset) -> Math.min(offset, lastHeld()));
    super.commit(held);
  }

  private long lastHeld() {
    long next = restoration.held(changelog);
    return next == 0 ? UNKNOWN : next - 1;
  }

  @Override
  public synchronized void put(Bytes key, byte[] value) {
    written();
    super.put(key, value);
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    written();
    super.putAll(entries);
  }
}
