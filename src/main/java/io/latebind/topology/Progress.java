package io.latebind.topology;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the tasks of this process have come: what their consumers returned, what was processed,
 * and what of it is committed. Written by the processing threads, read by any.
 *
 * <p>The committed offsets of the group do not tell: behind the last record there are the markers
 * of transactions, which count as offsets, and what a sweep does between records moves no offset.
 */
public final class Progress {
  private final Map<TopicPartition, Long> returned = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> processed = new ConcurrentHashMap<>();
  private final Map<Integer, Thread> uncommitted = new ConcurrentHashMap<>();
  private final Set<Integer> started = ConcurrentHashMap.newKeySet();

  /** A consumer of the indexer returned records, or moved past markers. */
  void polled(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      ConsumerRecord<byte[], byte[]> last = records.records(partition).getLast();
      returned.put(partition, last.offset());
    }
    records.nextOffsets().forEach((partition, next) -> positions.put(partition, next.offset()));
  }

  /** A task begins: nothing is known of its input yet. */
  void begin(int partition, Set<TopicPartition> inputs) {
    for (TopicPartition input : inputs) {
      returned.remove(input);
      positions.remove(input);
      processed.remove(input);
    }
    uncommitted.remove(partition);
    started.remove(partition);
  }

  /** A task knows the definitions of today: what it says of its sweeps is true from here on. */
  void started(int partition) {
    started.add(partition);
  }

  /** Whether the task of a partition knows the definitions of today. */
  public boolean isStarted(int partition) {
    return started.contains(partition);
  }

  /** A record was processed. */
  void processed(TopicPartition input, long offset) {
    processed.put(input, offset);
  }

  /** The task of a partition has done something that is not committed yet. */
  void touched(int partition) {
    uncommitted.put(partition, Thread.currentThread());
  }

  /** The calling thread has committed what its tasks have done. */
  void committed() {
    Thread thread = Thread.currentThread();
    uncommitted.values().removeIf(thread::equals);
  }

  /**
   * The offset up to which a partition of a topic is processed.
   *
   * @return the offset of the first record that is not; null when nothing is known of it yet
   */
  public @Nullable Long next(TopicPartition input) {
    Long done = processed.get(input);
    Long position = positions.get(input);
    Long last = returned.get(input);
    if (last == null || (done != null && done >= last)) {
      return position;
    }
    return done == null ? null : Long.valueOf(done + 1);
  }

  /** Whether the task of a partition has done something that is not committed yet. */
  public boolean isUncommitted(int partition) {
    return uncommitted.containsKey(partition);
  }
}
