package io.latebind.searcher;

import io.latebind.streams.client.KafkaQuestion;
import io.latebind.streams.client.TopicEnds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that this process owns, and where their topic ended when it took them over.
 *
 * <p>A new owner begins behind: it applies again what came after the last commit of the group.
 * Until it has reached the point where the topic ended at the takeover, it may know less than the
 * previous owner, and its answers say so.
 */
final class Takeovers {
  private static final int TIMEOUT_MILLIS = 3_000;

  private final Admin admin;
  private final String group;
  private final String topic;
  private final TopicEnds ends = new TopicEnds(this::askEnd);
  private final Map<Integer, Takeover> takeovers = new ConcurrentHashMap<>();

  Takeovers(Admin admin, String group, String topic) {
    this.admin = admin;
    this.group = group;
    this.topic = topic;
  }

  /** Called when this process begins to own a partition. */
  void begin(int partition) {
    takeovers.put(partition, new Takeover(partition));
  }

  /** Called when this process no longer owns a partition. */
  void end(int partition) {
    takeovers.remove(partition);
  }

  /** Whether this process owns a partition. */
  boolean owns(int partition) {
    return takeovers.containsKey(partition);
  }

  /** The takeover of a partition; empty if this process does not own it. */
  Optional<Takeover> of(int partition) {
    return Optional.ofNullable(takeovers.get(partition));
  }

  /** The current ends of partitions: the offsets after their last committed records. */
  TopicEnds ends() {
    return ends;
  }

  private KafkaFuture<Long> askEnd(TopicPartition partition) {
    return admin
        .listOffsets(
            Map.of(partition, OffsetSpec.latest()),
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(TIMEOUT_MILLIS))
        .partitionResult(partition)
        .thenApply(ListOffsetsResultInfo::offset);
  }

  /** The takeover of one partition. */
  final class Takeover {
    private final TopicPartition partition;
    private final KafkaQuestion<Long> end;
    private final KafkaQuestion<Map<TopicPartition, OffsetAndMetadata>> committed;
    private volatile boolean complete;
    private long needed = -1;

    private Takeover(int number) {
      partition = new TopicPartition(topic, number);
      end = new KafkaQuestion<>(() -> askEnd(partition));
      committed = new KafkaQuestion<>(this::askCommitted);
    }

    private KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> askCommitted() {
      ListConsumerGroupOffsetsSpec spec = new ListConsumerGroupOffsetsSpec();
      return admin
          .listConsumerGroupOffsets(Map.of(group, spec))
          .partitionsToOffsetAndMetadata(group);
    }

    /** The offset at which the topic ended at the takeover; -1 until Kafka has answered. */
    long end() {
      Long known = end.answer();
      return known == null ? -1 : known;
    }

    /** The offset at which the owner began to read; -1 until Kafka has answered. */
    long begin() {
      Map<TopicPartition, OffsetAndMetadata> known = committed.answer();
      if (known == null) {
        return -1;
      }
      OffsetAndMetadata offset = known.get(partition);
      return offset == null ? 0 : offset.offset();
    }

    /**
     * Called when the store has applied what was there at the takeover.
     *
     * @param applied the last offset that it has applied
     * @param visible the last offset that is visible
     * @return how many offsets it has yet to show of what it had applied at the first call
     */
    synchronized long show(long applied, long visible) {
      if (needed < 0) {
        needed = applied;
      }
      complete = visible >= needed;
      return Math.max(0, needed - visible);
    }

    /** Whether all that was there at the takeover is applied and visible. */
    boolean isComplete() {
      return complete;
    }
  }
}
