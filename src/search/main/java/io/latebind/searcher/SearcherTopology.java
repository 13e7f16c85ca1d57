package io.latebind.searcher;

import io.latebind.search.store.SearchStore;
import io.latebind.streams.FairTimestampExtractor;
import io.latebind.streams.NodeNames;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The topology of the searcher: one sub-topology that reads {@code entries} into a Lucene store and
 * produces nothing.
 *
 * <pre>
 *   entries ──▶ searcher ──▶ store "search"
 * </pre>
 *
 * <p>The topic is also the store's changelog: whatever the last Lucene commit lacks is read from it
 * before a task runs, and standbys follow it.
 */
final class SearcherTopology {
  private SearcherTopology() {}

  static Topology build(
      String entries,
      StoreBuilder<SearchStore> store,
      ProcessorSupplier<byte[], byte[], Void, Void> searcher) {
    Topology topology = new Topology();
    topology.addReadOnlyStateStore(
        store,
        NodeNames.ENTRIES,
        new FairTimestampExtractor(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        entries,
        NodeNames.SEARCHER,
        searcher);
    return topology;
  }
}
