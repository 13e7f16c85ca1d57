package io.latebind.topology;

import io.latebind.engine.Home;
import io.latebind.wire.RowCodecs;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.CommitCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;

/**
 * The documents of a partition, whose changelog is their own topic: what is restored are records as
 * they were produced, and a row holds a document with its offset. Kafka Streams has no public way
 * to restore offsets, so what its store registers is intercepted; what this leans on is internal to
 * Kafka Streams, and a test notices when it is gone.
 *
 * <p>Of a record that was refused the other store says what its document was before. What has no id
 * is left out here, and what is not at home in this partition: whatever happens to it elsewhere, it
 * is no document here.
 */
final class DocumentsStore extends RocksDBStore {
  private static final String SCOPE = "rocksdb";

  private final Home placed;

  private DocumentsStore(String name, Home placed) {
    super(name, SCOPE);
    this.placed = placed;
  }

  /**
   * Stores of this name.
   *
   * @param placed where a document has to be, for it to be taken
   */
  static KeyValueBytesStoreSupplier supplier(String name, Home placed) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return new DocumentsStore(name, placed);
      }

      @Override
      public String metricsScope() {
        return SCOPE;
      }
    };
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    super.init(intercepted(context, placed), root);
    this.context = context;
  }

  private static StateStoreContext intercepted(StateStoreContext context, Home placed) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("register")
              && arguments.length == 3
              && arguments[1] instanceof RecordBatchingStateRestoreCallback rows) {
            RecordBatchingStateRestoreCallback documents =
                records -> rows.restoreBatch(rows(records, placed));
            context.register((StateStore) arguments[0], documents, (CommitCallback) arguments[2]);
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
            DocumentsStore.class.getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            handler);
  }

  /** The rows of records, as far as they can be documents of their partition. */
  static List<ConsumerRecord<byte[], byte[]>> rows(
      Collection<ConsumerRecord<byte[], byte[]>> records, Home placed) {
    List<ConsumerRecord<byte[], byte[]>> rows = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String id = Intake.idOf(record.key());
      if (id != null && placed.of(id) == record.partition()) {
        rows.add(row(record));
      }
    }
    return rows;
  }

  private static ConsumerRecord<byte[], byte[]> row(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    byte[] row = value == null ? null : RowCodecs.encodeRestored(record.offset(), value);
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType(),
        record.serializedKeySize(),
        row == null ? -1 : row.length,
        record.key(),
        row,
        record.headers(),
        record.leaderEpoch());
  }
}
