package io.latebind.streams.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The progress of the tasks of this process: what their consumers returned, what was processed, and
 * what of it is committed. Written by the processing threads, read by any.
 *
 * <p>The committed offsets of the group do not suffice: behind the last record there are
 * transaction markers, which count as offsets, and the work of a sweep between records moves no
 * offset.
 */
public final class Progress {
  /** Half of {@code min.compaction.lag.ms} in {@code topics/documents.yaml}. */
  static final Duration MAX_ROUND = Duration.ofSeconds(30);

  private final Map<TopicPartition, Long> returned = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> processed = new ConcurrentHashMap<>();
  private final Map<Integer, Thread> uncommitted = new ConcurrentHashMap<>();
  private final Map<Integer, Long> started = new ConcurrentHashMap<>();
  private final AtomicLong lives = new AtomicLong();
  private final Map<TopicPartition, End> ends = new ConcurrentHashMap<>();
  private final Set<TopicPartition> caughtUp = ConcurrentHashMap.newKeySet();
  private final SweepScheduler turns = new SweepScheduler();
  private final boolean polled;
  private final LongSupplier nanos;

  /** The end of an input at a point in time. */
  private record End(long offset, long nanos) {}

  /** Nothing is known yet. */
  public Progress() {
    this(true, System::nanoTime);
  }

  Progress(boolean polled, LongSupplier nanos) {
    this.polled = polled;
    this.nanos = nanos;
  }

  /**
   * Progress of tasks whose consumers report nothing: they never have anything to catch up with.
   */
  public static Progress withoutConsumers() {
    return new Progress(false, System::nanoTime);
  }

  /** The scheduler that divides the time of the threads. */
  public SweepScheduler turns() {
    return turns;
  }

  /**
   * A consumer has polled, so it may know where its partitions end.
   *
   * @return the same records, and the position of each partition whose reading has begun, even if
   *     no records were returned: without a position Kafka Streams commits no offset of the
   *     partition, and nothing that goes with an offset
   */
  ConsumerRecords<byte[], byte[]> polled(
      Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, OffsetAndMetadata> begun = new HashMap<>();
    Set<TopicPartition> paused = consumer.paused();
    for (TopicPartition partition : consumer.assignment()) {
      if (!ends.containsKey(partition)) {
        consumer.currentLag(partition).ifPresent(lag -> end(consumer, partition, lag));
      }
      if (!positions.containsKey(partition) && !paused.contains(partition)) {
        position(consumer, partition)
            .ifPresent(position -> begun.put(partition, new OffsetAndMetadata(position)));
      }
    }
    ConsumerRecords<byte[], byte[]> told = records;
    if (!begun.isEmpty()) {
      begun.putAll(records.nextOffsets());
      Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> same = new HashMap<>();
      records.partitions().forEach(partition -> same.put(partition, records.records(partition)));
      told = new ConsumerRecords<>(same, begun);
    }
    polled(told);
    return told;
  }

  private void end(Consumer<byte[], byte[]> consumer, TopicPartition partition, long lag) {
    position(consumer, partition)
        .ifPresent(position -> ends.put(partition, new End(position + lag, nanos.getAsLong())));
  }

  /** Never fails: the consumer has already moved past records that would be lost. */
  private static OptionalLong position(
      Consumer<byte[], byte[]> consumer, TopicPartition partition) {
    try {
      return OptionalLong.of(consumer.position(partition, Duration.ZERO));
    } catch (KafkaException e) {
      // For example while its leader changes; the next poll will know.
      return OptionalLong.empty();
    }
  }

  /** A consumer of the indexer has returned records, or moved past markers. */
  void polled(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      ConsumerRecord<byte[], byte[]> last = records.records(partition).getLast();
      returned.put(partition, last.offset());
    }
    records.nextOffsets().forEach((partition, next) -> positions.put(partition, next.offset()));
  }

  /** A task begins: nothing is known about its input yet. */
  public void begin(int partition, Set<TopicPartition> inputs) {
    for (TopicPartition input : inputs) {
      returned.remove(input);
      positions.remove(input);
      processed.remove(input);
      ends.remove(input);
      caughtUp.remove(input);
    }
    uncommitted.remove(partition);
    ended(partition);
  }

  /**
   * The task of a partition has stopped working. What it made of its stores may go immediately, and
   * they may exist again, empty, before the next task has begun.
   */
  public void ended(int partition) {
    started.remove(partition);
  }

  /**
   * Whether a partition was read since its task began. Before that Kafka Streams knows no offset of
   * it, or one at which a previous life of the task ended without a commit.
   */
  public boolean isBegun(TopicPartition input) {
    return !polled || positions.containsKey(input);
  }

  /** The offsets about to be committed that belong to the present lives of the tasks. */
  Map<TopicPartition, OffsetAndMetadata> ofThisLife(
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, OffsetAndMetadata> own = new HashMap<>(offsets);
    own.keySet().removeIf(input -> !isBegun(input));
    return own;
  }

  /** A task has the current definitions: what it reports about its sweeps is true from here on. */
  public void started(int partition) {
    started.put(partition, lives.incrementAndGet());
  }

  /** Whether the task of a partition has the current definitions. */
  public boolean isStarted(int partition) {
    return started.containsKey(partition);
  }

  /**
   * The present life of a partition's task, once it has the current definitions. What was read from
   * the stores is consistent only if this is the same before and after.
   *
   * @return null when the task is not working
   */
  public @Nullable Long life(int partition) {
    return started.get(partition);
  }

  /** A record was processed. */
  public void processed(TopicPartition input, long offset) {
    processed.put(input, offset);
  }

  /** The offset after the last record that was processed; 0 when no record was processed yet. */
  public long done(TopicPartition input) {
    Long last = processed.get(input);
    return last == null ? 0 : last + 1;
  }

  /** The task of a partition has done something that is not committed yet. */
  public void touched(int partition) {
    uncommitted.put(partition, Thread.currentThread());
  }

  /** The calling thread has committed the work of its tasks. */
  void committed() {
    Thread thread = Thread.currentThread();
    uncommitted.values().removeIf(thread::equals);
  }

  /**
   * The offset up to which a partition of a topic is processed.
   *
   * @return the offset of the first record that is not processed; null when it is unknown
   */
  public @Nullable Long next(TopicPartition input) {
    Long done = processed.get(input);
    if (!isWaiting(input)) {
      return positions.get(input);
    }
    return done == null ? null : Long.valueOf(done + 1);
  }

  /** Whether records were returned that are not processed yet. */
  public boolean isWaiting(TopicPartition input) {
    Long last = returned.get(input);
    Long done = processed.get(input);
    return last != null && (done == null || done < last);
  }

  /**
   * Checks whether everything is processed that was there when the task began, as far as it could
   * be read then.
   *
   * <p>A task that took long to reach the end of its input continues to where the input ends now.
   * What it waited for may have been written again and compacted away meanwhile; {@code
   * min.compaction.lag.ms} of the topic rules that out within a shorter time.
   */
  public boolean isCaughtUp(TopicPartition input) {
    if (hasCaughtUp(input)) {
      return true;
    }
    End end = ends.get(input);
    Long next = next(input);
    if (end == null || next == null || next < end.offset()) {
      return false;
    }
    if (nanos.getAsLong() - end.nanos() > MAX_ROUND.toNanos()) {
      ends.remove(input);
      return false;
    }
    caughtUp.add(input);
    return true;
  }

  /** The last result of {@link #isCaughtUp}. */
  public boolean hasCaughtUp(TopicPartition input) {
    return !polled || caughtUp.contains(input);
  }

  /** Whether the task of a partition has done something that is not committed yet. */
  public boolean isUncommitted(int partition) {
    return uncommitted.containsKey(partition);
  }
}
