package io.latebind.internals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.StateRestoreCallbackAdapter;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Latebind expects of Kafka's internal classes, which may do otherwise in any version. */
class KafkaInternalsTest {
  private static final String HOOK = "hook";
  private final List<String> seen = new ArrayList<>();
  private TopologyTestDriver driver;

  private final class Echo extends ContextualProcessor<String, String, String, String> {
    @Override
    public void init(ProcessorContext<String, String> given) {
      super.init(given);
      NodeScope scope = NodeScope.of(given);
      LoggingStore store = given.getStateStore(LoggingStore.NAME);
      given
          .<CommitHook>getStateStore(HOOK)
          .listener(
              new CommitHook.Listener() {
                @Override
                public void beforeCommit() {
                  seen.add("before commit");
                  store.put("key".getBytes(UTF_8), ("row " + seen.size()).getBytes(UTF_8));
                  scope.run(() -> context().forward(new Record<>("late", "from the hook", 0)));
                }

                @Override
                public void recycled() {
                  seen.add("recycled");
                }
              });
    }

    @Override
    public void process(Record<String, String> record) {
      seen.add("processed " + record.key() + ", number " + CommitHook.number(context()));
      CommitHook.number(context(), Long.parseLong(record.value()));
      context().forward(record);
    }
  }

  @BeforeEach
  void start() {
    Topology topology = new Topology();
    topology.addSource("source", new StringDeserializer(), new StringDeserializer(), "in");
    topology.addProcessor("echo", Echo::new, "source");
    topology.addStateStore(CommitHook.builder(HOOK), "echo");
    topology.addStateStore(LoggingStore.builder(), "echo");
    topology.addSink("sink", "out", new StringSerializer(), new StringSerializer(), "echo");
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "contract");
    properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.String().getClass());
    driver = new TopologyTestDriver(topology, properties);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private void write(String key, String value) {
    driver
        .createInputTopic("in", new StringSerializer(), new StringSerializer())
        .pipeInput(key, value);
  }

  private List<KeyValue<String, String>> read(String topic) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new StringDeserializer())
        .readKeyValuesToList();
  }

  @Test
  void aHookIsCalledBehindWhatWasProcessedAndMayForwardThen() {
    write("a", "7");

    assertThat(seen).containsSubsequence("processed a, number null", "before commit");
    assertThat(read("out"))
        .startsWith(KeyValue.pair("a", "7"))
        .contains(KeyValue.pair("late", "from the hook"));
  }

  @Test
  void aTaskKeepsTheNumberOfItsCommit() {
    write("a", "7");
    write("b", "8");

    assertThat(seen).contains("processed b, number 7");
  }

  @Test
  void aStoreWritesToItsChangelogWhatItLikes() {
    write("a", "7");

    LoggingStore store = (LoggingStore) driver.getStateStore(LoggingStore.NAME);
    assertThat(store.topic()).isEqualTo("contract-logging-changelog");
    assertThat(read(store.topic())).isNotEmpty().allMatch(record -> record.key.equals("key"));
  }

  @Test
  void recordsAreRestoredAsTheyAre() {
    OffsetRestoreCallback callback = records -> {};

    assertThat(StateRestoreCallbackAdapter.adapt(callback)).isSameAs(callback);
    assertThatThrownBy(() -> callback.restore(new byte[0], new byte[0]))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aStoreIsFoundByItsType() {
    var type = new StoreOfOnePartition<>(LoggingStore.class);
    LoggingStore store = new LoggingStore();

    assertThat(type.accepts(store)).isTrue();
    assertThat(type.accepts(Objects.requireNonNull(driver.getStateStore(HOOK)))).isFalse();
    assertThat(type.create(provider(List.of(store)), "any")).isSameAs(store);
    assertThatThrownBy(() -> type.create(provider(List.of()), "any"))
        .isInstanceOf(InvalidStateStoreException.class)
        .hasMessage("the store any has moved to another instance");
  }

  private static StateStoreProvider provider(List<? extends StateStore> stores) {
    return new StateStoreProvider() {
      @Override
      @SuppressWarnings("unchecked") // There is one type only.
      public <T> List<T> stores(String name, QueryableStoreType<T> type) {
        return (List<T>) stores;
      }
    };
  }

  /** The numbers are those of Kafka's own test of its hash. */
  @Test
  void keysGoWhereJavaProducersSendThem() {
    assertThat(KeyPartitions.partition("21".getBytes(UTF_8), 1_000_003))
        .isEqualTo((-973932308 & 0x7fffffff) % 1_000_003);
    assertThat(KeyPartitions.partition("foobar".getBytes(UTF_8), 1_000_003))
        .isEqualTo((-790332482 & 0x7fffffff) % 1_000_003);
  }
}
