package io.latebind.topology;

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
 * The partitions that this process owns, and how far their topic went when it took them over.
 *
 * <p>Who takes a partition over begins behind: it applies again what came after the last commit of
 * the group. Until it has come to where the topic ended then, it may know less than the owner
 * before it, and its answers say so.
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

  /** This process begins to own a partition. */
  void begin(int partition) {
    takeovers.put(partition, new Takeover(partition));
  }

  /** This process owns a partition no more. */
  void end(int partition) {
    takeovers.remove(partition);
  }

  /** Whether this process owns a partition. */
  boolean owns(int partition) {
    return takeovers.containsKey(partition);
  }

  /** How it took a partition over; empty when it does not own it. */
  Optional<Takeover> of(int partition) {
    return Optional.ofNullable(takeovers.get(partition));
  }

  /** The offsets behind the last committed records of partitions, now. */
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

  /** One partition, from when it was taken over. */
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

    /** The offset at which the topic ended then; -1 while Kafka has not said so. */
    long end() {
      Long known = end.answer();
      return known == null ? -1 : known;
    }

    /** The offset at which it began to read; -1 while Kafka has not said so. */
    long begin() {
      Map<TopicPartition, OffsetAndMetadata> known = committed.answer();
      if (known == null) {
        return -1;
      }
      OffsetAndMetadata offset = known.get(partition);
      return offset == null ? 0 : offset.offset();
    }

    /**
     * The store has applied what was there then.
     *
     * @param applied the last offset that it has applied
     * @param visible the last one that can be seen
     * @return how many offsets it has yet to show of what it had applied when it was first asked
     */
    synchronized long show(long applied, long visible) {
      if (needed < 0) {
        needed = applied;
      }
      complete = visible >= needed;
      return Math.max(0, needed - visible);
    }

    /** Whether it has come to where the topic ended then, and all of that can be seen. */
    boolean isComplete() {
      return complete;
    }
  }
}
