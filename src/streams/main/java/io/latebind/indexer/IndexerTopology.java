package io.latebind.indexer;

import io.latebind.engine.Engine;
import io.latebind.index.Index;
import io.latebind.indexer.record.DocumentFeed;
import io.latebind.indexer.record.Meters;
import io.latebind.indexer.record.Routed;
import io.latebind.internals.CommitHook;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.store.LogStore;
import io.latebind.store.LogStoreBuilder;
import io.latebind.store.RestoreSource;
import io.latebind.streams.FairTimestampExtractor;
import io.latebind.streams.MessageSizes;
import io.latebind.streams.NodeNames;
import io.latebind.streams.TopicNames;
import io.latebind.streams.client.Progress;
import io.latebind.streams.client.Restoration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The indexer's topology: one sub-topology, so that task <i>p</i> owns partition <i>p</i> of {@code
 * documents} and {@code reindex} and all state derived from them.
 *
 * <pre>
 *   documents ──▶ indexer ──▶ entries
 *                ▲   │   └──▶ dead-letters
 *                └───┘ reindex
 * </pre>
 */
public final class IndexerTopology {
  /**
   * Small: a broker removes nothing from the segment that it writes to, and dead blocks should go
   * soon.
   */
  private static final int CHANGELOG_SEGMENT_BYTES = 64 * 1024 * 1024;

  private IndexerTopology() {}

  /**
   * Builds the topology.
   *
   * @param indexes all indexes; their names differ
   * @param locality how the tasks address partitions
   * @param progress tracks how far the tasks have come
   * @throws IllegalArgumentException when the indexes cannot be run together
   */
  public static Topology build(
      Collection<? extends Index> indexes,
      IndexerSettings settings,
      PartitionRouting locality,
      Meters meters,
      Progress progress) {
    return build(indexes, settings, locality, meters, progress, Restoration.untracked());
  }

  /**
   * Builds the topology for a cluster whose topics may be deleted and recreated.
   *
   * @param restoration tracks how its tasks are restored
   */
  static Topology build(
      Collection<? extends Index> indexes,
      IndexerSettings settings,
      PartitionRouting locality,
      Meters meters,
      Progress progress,
      Restoration restoration) {
    Engine.check(indexes, settings.limits());
    TopicNames topics = settings.topics();
    Topology topology = new Topology();
    addDocuments(topology, settings, locality, restoration);
    addSource(topology, NodeNames.REINDEX, topics.reindex());
    topology.addProcessor(
        NodeNames.INDEXER,
        () -> new IndexerProcessor(indexes, settings, locality, meters, progress, restoration),
        NodeNames.DOCUMENTS_READER,
        NodeNames.REINDEX);
    topology.connectProcessorAndStateStores(NodeNames.INDEXER, StoreNames.CONTENTS);
    topology.addStateStore(rows(settings, restoration), NodeNames.INDEXER);
    topology.addStateStore(CommitHook.builder(StoreNames.COMMIT), NodeNames.INDEXER);
    addSink(topology, NodeNames.REINDEX_SINK, topics.reindex(), locality);
    addSink(topology, NodeNames.ENTRIES_SINK, topics.entries(), locality);
    topology.addSink(
        NodeNames.DEAD_LETTERS_SINK,
        topics.deadLetters(),
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        NodeNames.INDEXER);
    return topology;
  }

  /** Adds the store of contents. The documents topic is its changelog: nothing is written twice. */
  private static void addDocuments(
      Topology topology,
      IndexerSettings settings,
      PartitionRouting locality,
      Restoration restoration) {
    topology.addReadOnlyStateStore(
        contents(settings, locality, restoration),
        NodeNames.DOCUMENTS,
        new FairTimestampExtractor(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        settings.topics().documents(),
        NodeNames.DOCUMENTS_READER,
        DocumentsReader::new);
  }

  private static void addSource(Topology topology, String name, String topic) {
    topology.addSource(
        AutoOffsetReset.earliest(),
        name,
        new FairTimestampExtractor(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic);
  }

  /** The interface's only abstract method so far is one that is deprecated for removal. */
  @SuppressWarnings("removal")
  private static void addSink(
      Topology topology, String name, String topic, PartitionRouting locality) {
    StreamPartitioner<Routed, byte @Nullable []> partitioner =
        (to, key, value, partitions) ->
            Optional.of(Set.of(locality.route().applyAsInt(key.partition())));
    Serializer<byte[]> values = new ByteArraySerializer();
    topology.addSink(name, topic, Routed.SERIALIZER, values, partitioner, NodeNames.INDEXER);
  }

  /** The store of contents. They are seldom read, so the operating system's page cache suffices. */
  private static StoreBuilder<LogStore> contents(
      IndexerSettings settings, PartitionRouting locality, Restoration restoration) {
    return new LogStoreBuilder(
        StoreNames.CONTENTS,
        RowLogSettings.COLD,
        new RestoreSource.Topic(new DocumentFeed(locality.placed(), settings.maxDocumentBytes())),
        restoration.stores(),
        restoration,
        Map.of());
  }

  /** The store of everything else that a partition knows. */
  public static StoreBuilder<LogStore> rows(IndexerSettings settings, Restoration restoration) {
    int bytes = MessageSizes.topic(settings.maxMessageBytes());
    return new LogStoreBuilder(
        StoreNames.ROWS,
        RowLogSettings.ofMemory(settings.storeBytes()),
        new RestoreSource.Blocks(),
        restoration.stores(),
        restoration,
        Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(bytes),
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(CHANGELOG_SEGMENT_BYTES),
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.2"));
  }
}
