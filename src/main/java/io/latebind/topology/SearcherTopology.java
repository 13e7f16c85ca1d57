package io.latebind.topology;

import io.latebind.search.lucene.SearchStore;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The graph of the searcher: one sub-topology that reads {@code entries} into a Lucene store, and
 * writes nothing.
 *
 * <pre>
 *   entries ──▶ searcher ──▶ store "search"
 * </pre>
 *
 * <p>The topic is the store's changelog, too: whatever the last Lucene commit lacks is read from it
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
