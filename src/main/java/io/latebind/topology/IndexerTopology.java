package io.latebind.topology;

import io.latebind.engine.Engine;
import io.latebind.engine.Index;
import io.latebind.internals.CommitHook;
import io.latebind.rowlog.RowLogSettings;
import io.latebind.store.Feed;
import io.latebind.store.LogStore;
import io.latebind.store.LogStoreBuilder;
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
 * The indexer as a topology: one sub-topology, so that task <i>p</i> owns partition <i>p</i> of
 * {@code documents} and {@code reindex} with all that it knows of them.
 *
 * <pre>
 *   documents ──▶ indexer ──▶ entries
 *                ▲   │   └──▶ dead-letters
 *                └───┘ reindex
 * </pre>
 */
public final class IndexerTopology {
  /**
   * The largest row, message or entry, in bytes, where no setting asks for larger ones: see {@link
   * MessageSizes}. The files under {@code topics/} agree.
   */
  public static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

  /** A broker removes nothing of the segment it writes to: what is dead is to go soon. */
  private static final int CHANGELOG_SEGMENT_BYTES = 64 * 1024 * 1024;

  private IndexerTopology() {}

  /**
   * Builds the topology.
   *
   * @param indexes all indexes; their names differ
   * @param locality how the tasks see each other
   * @param progress is told how far they have come
   * @throws IllegalArgumentException when the indexes cannot be run together
   */
  public static Topology build(
      Collection<? extends Index> indexes,
      IndexerSettings settings,
      Locality locality,
      Meters meters,
      Progress progress) {
    return build(indexes, settings, locality, meters, progress, Restoration.untracked());
  }

  /**
   * Builds the topology for a cluster whose topics may be deleted and created again.
   *
   * @param restoration what is known of how its tasks are restored
   */
  static Topology build(
      Collection<? extends Index> indexes,
      IndexerSettings settings,
      Locality locality,
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

  /** The store of contents has their topic as its changelog: nothing is written twice. */
  private static void addDocuments(
      Topology topology, IndexerSettings settings, Locality locality, Restoration restoration) {
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

  /** The interface has no other abstract method yet than one that is to be removed. */
  @SuppressWarnings("removal")
  private static void addSink(Topology topology, String name, String topic, Locality locality) {
    StreamPartitioner<Routed, byte @Nullable []> partitioner =
        (to, key, value, partitions) ->
            Optional.of(Set.of(locality.route().applyAsInt(key.partition())));
    Serializer<byte[]> values = new ByteArraySerializer();
    topology.addSink(name, topic, Routed.SERIALIZER, values, partitioner, NodeNames.INDEXER);
  }

  /** The store of contents, which are seldom read: the page cache of the system will do. */
  private static StoreBuilder<LogStore> contents(
      IndexerSettings settings, Locality locality, Restoration restoration) {
    return new LogStoreBuilder(
        StoreNames.CONTENTS,
        RowLogSettings.COLD,
        new Feed.Topic(new DocumentFeed(locality.placed(), settings.maxDocumentBytes())),
        restoration.stores(),
        restoration,
        Map.of());
  }

  /** The store of all else that a partition knows. */
  static StoreBuilder<LogStore> rows(IndexerSettings settings, Restoration restoration) {
    int bytes = MessageSizes.topic(settings.maxMessageBytes());
    return new LogStoreBuilder(
        StoreNames.ROWS,
        RowLogSettings.ofMemory(settings.storeBytes()),
        new Feed.Blocks(),
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
