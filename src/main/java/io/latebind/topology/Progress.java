package io.latebind.topology;

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
 * How far the tasks of this process have come: what their consumers returned, what was processed,
 * and what of it is committed. Written by the processing threads, read by any.
 *
 * <p>The committed offsets of the group do not tell: behind the last record there are the markers
 * of transactions, which count as offsets, and what a sweep does between records moves no offset.
 */
public final class Progress {
  /** Half of {@code min.compaction.lag.ms}, as {@code topics/documents.yaml} has it. */
  static final Duration MAX_ROUND = Duration.ofSeconds(30);

  private final Map<TopicPartition, Long> returned = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> processed = new ConcurrentHashMap<>();
  private final Map<Integer, Thread> uncommitted = new ConcurrentHashMap<>();
  private final Map<Integer, Long> started = new ConcurrentHashMap<>();
  private final AtomicLong lives = new AtomicLong();
  private final Map<TopicPartition, End> ends = new ConcurrentHashMap<>();
  private final Set<TopicPartition> caughtUp = ConcurrentHashMap.newKeySet();
  private final Turns turns = new Turns();
  private final boolean polled;
  private final LongSupplier nanos;

  /** Where an input ended at a time. */
  private record End(long offset, long nanos) {}

  /** Nothing is known yet. */
  public Progress() {
    this(true, System::nanoTime);
  }

  Progress(boolean polled, LongSupplier nanos) {
    this.polled = polled;
    this.nanos = nanos;
  }

  /** Of tasks whose consumers do not tell anything: they never have anything to catch up with. */
  public static Progress withoutConsumers() {
    return new Progress(false, System::nanoTime);
  }

  /** How the threads divide their time. */
  Turns turns() {
    return turns;
  }

  /**
   * A consumer has polled: it may know where its partitions end.
   *
   * @return the same records, and the position of each partition that has begun to be read, also if
   *     nothing was there to be read: without it Kafka Streams commits no offset of the partition,
   *     and nothing of what goes with an offset
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

  /** Fails never: the consumer has moved past records already that would be lost. */
  private static OptionalLong position(
      Consumer<byte[], byte[]> consumer, TopicPartition partition) {
    try {
      return OptionalLong.of(consumer.position(partition, Duration.ZERO));
    } catch (KafkaException e) {
      // As when its leader changes just now: the next poll tells.
      return OptionalLong.empty();
    }
  }

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
      ends.remove(input);
      caughtUp.remove(input);
    }
    uncommitted.remove(partition);
    ended(partition);
  }

  /**
   * The task of a partition does not work any more: what it made of its stores may go at once, and
   * they may be there again, empty, before another has begun.
   */
  void ended(int partition) {
    started.remove(partition);
  }

  /**
   * Whether a partition was read since its task began. Before that Kafka Streams knows of no offset
   * of it, or of one at which a former life of the task ended without a commit.
   */
  boolean isBegun(TopicPartition input) {
    return !polled || positions.containsKey(input);
  }

  /** What of the offsets that are about to be committed is of the present lives of the tasks. */
  Map<TopicPartition, OffsetAndMetadata> ofThisLife(
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, OffsetAndMetadata> own = new HashMap<>(offsets);
    own.keySet().removeIf(input -> !isBegun(input));
    return own;
  }

  /** A task knows the definitions of today: what it says of its sweeps is true from here on. */
  void started(int partition) {
    started.put(partition, lives.incrementAndGet());
  }

  /** Whether the task of a partition knows the definitions of today. */
  public boolean isStarted(int partition) {
    return started.containsKey(partition);
  }

  /**
   * The present life of a partition's task, as far as it knows the definitions of today. What was
   * read of the stores is of a whole state only when this is the same before and behind.
   *
   * @return null when it does not work
   */
  @Nullable Long life(int partition) {
    return started.get(partition);
  }

  /** A record was processed. */
  void processed(TopicPartition input, long offset) {
    processed.put(input, offset);
  }

  /** The offset behind the last record that was processed; 0 when there is none yet. */
  long done(TopicPartition input) {
    Long last = processed.get(input);
    return last == null ? 0 : last + 1;
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
    if (!isWaiting(input)) {
      return positions.get(input);
    }
    return done == null ? null : Long.valueOf(done + 1);
  }

  /** Whether records were returned that are not processed. */
  boolean isWaiting(TopicPartition input) {
    Long last = returned.get(input);
    Long done = processed.get(input);
    return last != null && (done == null || done < last);
  }

  /**
   * Finds out whether all is processed that was there when the task began, as far as could be read
   * then.
   *
   * <p>Who has taken long to come to where its input ended goes on to where it ends now. What it
   * waited for may have been compacted away meanwhile because it was written again; {@code
   * min.compaction.lag.ms} of the topic says that in less time it cannot have been.
   */
  boolean isCaughtUp(TopicPartition input) {
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

  /** What {@link #isCaughtUp} found out last. */
  boolean hasCaughtUp(TopicPartition input) {
    return !polled || caughtUp.contains(input);
  }

  /** Whether the task of a partition has done something that is not committed yet. */
  public boolean isUncommitted(int partition) {
    return uncommitted.containsKey(partition);
  }
}
