package io.latebind.search.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a topology, which commits behind every record. */
class SearchTopologyTest {
  @TempDir private Path folder;

  private static final class Applying implements Processor<byte[], byte[], Void, Void> {
    private @Nullable ProcessorContext<Void, Void> context;

    @Override
    public void init(ProcessorContext<Void, Void> begun) {
      context = begun;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      if (context != null) {
        SearchStore store = context.getStateStore(SearchStore.NAME);
        long offset = context.recordMetadata().orElseThrow().offset();
        store.apply(record.key(), record.value(), offset);
      }
    }
  }

  @Test
  void commitsOfStreamsForgetNothing() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    try (SearchMaintenance maintenance = new SearchMaintenance();
        TopologyTestDriver driver = new TopologyTestDriver(topology(maintenance), properties)) {
      var entries =
          driver.createInputTopic("entries", new ByteArraySerializer(), new ByteArraySerializer());
      entries.pipeInput(StoreFixture.bytes("orders/a"), StoreFixture.bytes("{\"total\":1}"));
      entries.pipeInput(StoreFixture.bytes("orders/b"), StoreFixture.bytes("{\"total\":2}"));
      SearchStore store = (SearchStore) driver.getStateStore(SearchStore.NAME);
      store.refresh();
      assertThat(StoreFixture.ids(store, "orders")).containsExactly("a", "b");
      assertThat(store.visibleOffset()).isEqualTo(1);
    }
  }

  private static Topology topology(SearchMaintenance maintenance) {
    SearchStoreBuilder builder =
        new SearchStoreBuilder(
            List.of(StoreFixture.ORDERS),
            SearchStoreSettings.DEFAULT,
            SearchLimits.DEFAULT,
            new EntriesTopic("entries", "1"),
            maintenance);
    return new Topology()
        .addReadOnlyStateStore(
            builder,
            "source",
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            "entries",
            "applying",
            Applying::new);
  }
}
