package io.latebind.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For how long the partitions that are assigned to this process are surely its own.
 *
 * <p>A process that was paused or cut off does not notice when the group gives its partitions to
 * others, and would go on to answer from what it had. So whoever answers as an owner needs a lease.
 * Every second each consumer commits an offset that means nothing. The group's coordinator takes it
 * from a member only, and begins the member's session anew when it does; so from when it was sent,
 * nobody else gets the member's partitions until a session's time is over.
 *
 * <p>A heartbeat would do the same, but a consumer does not tell when one was answered, and a
 * coordinator that has been replaced without knowing it may still answer heartbeats: it cannot
 * write.
 */
final class Leases {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final long RENEWAL_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long COMPLAINT_NANOS = Duration.ofMinutes(1).toNanos();

  private final TopicPartition mark;
  private final Map<TopicPartition, Lease> holders = new ConcurrentHashMap<>();
  private volatile long confirmedUntil = System.nanoTime();

  /**
   * No leases yet.
   *
   * @param topic whose partition 0 the meaningless offset is committed for; the group must not read
   *     it
   */
  Leases(String topic) {
    mark = new TopicPartition(topic, 0);
  }

  /** The lease of a consumer with this configuration. */
  Lease open(Map<String, Object> config) {
    Object given = config.get(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
    Duration session = Duration.ofMillis(Long.parseLong(String.valueOf(given)));
    // Clocks do not run equally fast everywhere.
    return new Lease(session.toNanos() / 10 * 9);
  }

  /** Whether a partition is surely this process' own now. */
  boolean holds(TopicPartition partition) {
    Lease lease = holders.get(partition);
    return lease != null && lease.isValid();
  }

  /**
   * Whether the group has confirmed any consumer of this process within the time of a lease: also
   * one that nothing is assigned to.
   */
  boolean isConfirmed() {
    return confirmedUntil - System.nanoTime() > 0;
  }

  /** What one consumer knows. Used by its thread, and asked by any. */
  final class Lease {
    private final long lengthNanos;
    private Set<TopicPartition> assigned = Set.of();
    private long asked = System.nanoTime() - RENEWAL_NANOS;
    private long complained = System.nanoTime() - COMPLAINT_NANOS;
    private volatile long end = System.nanoTime();

    private Lease(long lengthNanos) {
      this.lengthNanos = lengthNanos;
    }

    private boolean isValid() {
      return end - System.nanoTime() > 0;
    }

    /** The consumer has asked for records: it knows what is assigned to it. */
    void polled(Consumer<?, ?> consumer) {
      Set<TopicPartition> now = consumer.assignment();
      if (!now.equals(assigned)) {
        holders.values().removeIf(this::equals);
        now.forEach(partition -> holders.put(partition, this));
        assigned = Set.copyOf(now);
      }
      if (System.nanoTime() - asked >= RENEWAL_NANOS) {
        renew(consumer);
      }
    }

    private void renew(Consumer<?, ?> consumer) {
      long begin = System.nanoTime();
      asked = begin;
      consumer.commitAsync(
          Map.of(mark, new OffsetAndMetadata(0)), (offsets, problem) -> renewed(begin, problem));
    }

    private void renewed(long begin, @Nullable Exception problem) {
      if (problem == null) {
        end = begin + lengthNanos;
        confirmedUntil = end;
      } else {
        complain(System.nanoTime(), problem);
      }
    }

    /** While members come and go it is usual to be told nothing for a moment. */
    private void complain(long now, Exception problem) {
      if (now - end > lengthNanos && now - complained > COMPLAINT_NANOS) {
        complained = now;
        LOG.warn(
            "The group has not confirmed for {} s that this instance is a member, and it does not"
                + " answer for its partitions until it does: {}",
            (lengthNanos + now - end) / 1_000_000_000,
            problem.toString());
      }
    }
  }
}
