package io.latebind.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorContextImpl;
import org.apache.kafka.streams.processor.internals.ProcessorStateManager;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.internals.StateDirectory;
import org.apache.kafka.streams.processor.internals.Task.TaskType;
import org.apache.kafka.streams.processor.internals.metrics.StreamsMetricsImpl;
import org.apache.kafka.streams.state.internals.ThreadCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in RocksDB, in the context that Kafka Streams gives it. */
class RestoredStoreTest {
  private static final TaskId TASK = new TaskId(0, 2);
  private static final TopicPartition CHANGELOG = new TopicPartition("changelog", 2);
  private static final long FORMER_LIFE = 1_000;

  private final Restoration restoration = Restoration.untracked();
  @TempDir private Path folder;
  private StateDirectory directory;
  private ProcessorContextImpl context;
  private RestoredStore store;
  private RecordBatchingStateRestoreCallback restore =
      records -> {
        throw new IllegalStateException("the store has registered nothing");
      };

  @BeforeEach
  void open() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    StreamsConfig config = new StreamsConfig(properties);
    directory = new StateDirectory(config, Time.SYSTEM, true, false);
    directory.initializeProcessId();
    StreamsMetricsImpl metrics = new StreamsMetricsImpl(new Metrics(), "test", Time.SYSTEM);
    ProcessorStateManager manager =
        new ProcessorStateManager(
            TASK,
            TaskType.ACTIVE,
            true,
            new LogContext(),
            directory,
            Map.of("store", CHANGELOG.topic()),
            Set.of());
    context =
        new ProcessorContextImpl(
            TASK, config, manager, metrics, new ThreadCache(new LogContext(), 0, metrics));
    openStore();
  }

  private void openStore() {
    store = (RestoredStore) RestoredStore.supplier("store", restoration).get();
    store.init(registering(), store);
  }

  /** The real context, but what is registered for restores is kept here. */
  private StateStoreContext registering() {
    return (StateStoreContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("register")) {
                restore = (RecordBatchingStateRestoreCallback) arguments[1];
                return null;
              }
              try {
                return method.invoke(context, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @AfterEach
  void close() {
    store.close();
    directory.close();
  }

  private static Bytes key(long number) {
    return Bytes.wrap(("key" + number).getBytes(StandardCharsets.UTF_8));
  }

  private void restored(long first, long last) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (long offset = first; offset <= last; offset++) {
      records.add(new ConsumerRecord<>("changelog", 2, offset, key(offset).get(), new byte[] {1}));
    }
    restore.restoreBatch(records);
  }

  private long committed(long offset) {
    store.commit(Map.of(CHANGELOG, offset));
    Long committed = store.committedOffset(CHANGELOG);
    return committed == null ? RestoredStore.UNKNOWN : committed;
  }

  @Test
  void ofAnEmptyStoreNothingIsTakenForWritten() {
    assertThat(restoration.held(CHANGELOG)).isZero();
    assertThat(committed(FORMER_LIFE)).isEqualTo(RestoredStore.UNKNOWN);
  }

  @Test
  void noMoreIsTakenForWrittenThanWasRestored() {
    restored(0, 41);

    assertThat(committed(FORMER_LIFE)).isEqualTo(41);
    assertThat(store.get(key(41))).containsExactly(1);
  }

  @Test
  void lessThanWasRestoredIsTaken() {
    restored(0, 41);

    assertThat(committed(12)).isEqualTo(12);
    assertThat(committed(RestoredStore.UNKNOWN)).isEqualTo(RestoredStore.UNKNOWN);
  }

  @Test
  void ofWhatWasWrittenTheTaskKnowsBetter() {
    restored(0, 41);
    store.put(key(42), new byte[] {2});

    assertThat(committed(FORMER_LIFE)).isEqualTo(FORMER_LIFE);
  }

  @Test
  void batchesAreWritesToo() {
    store.putAll(List.of(KeyValue.pair(key(42), new byte[] {2})));

    assertThat(committed(FORMER_LIFE)).isEqualTo(FORMER_LIFE);
  }

  @Test
  void aStoreThatIsOpenedAgainHoldsWhatItHeld() {
    restored(0, 41);
    store.commit(Map.of(CHANGELOG, 41L));
    store.close();

    openStore();

    assertThat(restoration.held(CHANGELOG)).isEqualTo(42);
    assertThat(committed(FORMER_LIFE)).isEqualTo(41);
    restored(42, 50);
    assertThat(committed(FORMER_LIFE)).isEqualTo(50);
  }

  @Test
  void aRestoreBeginsWhereTheStoreEnds() {
    assertThat(restoration.begin(CHANGELOG, FORMER_LIFE)).isZero();

    restored(0, 41);

    assertThat(restoration.begin(CHANGELOG, FORMER_LIFE)).isEqualTo(42);
    assertThat(restoration.begin(CHANGELOG, 12)).isEqualTo(12);
    assertThat(restoration.begin(new TopicPartition("another", 2), 7)).isEqualTo(7);
  }
}
