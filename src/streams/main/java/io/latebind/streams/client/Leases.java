package io.latebind.streams.client;

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
 * Leases on the partitions that are assigned to this process: how long they are certainly its own.
 *
 * <p>A process that was paused or cut off does not detect that the group has given its partitions
 * to others, and would continue to serve its old state. An owner therefore needs a lease to serve.
 * Every second each consumer commits an offset that means nothing. The group's coordinator accepts
 * it only from a member, and restarts the member's session when it does; so from the time when it
 * was sent, nobody else gets the member's partitions until a session timeout has passed.
 *
 * <p>A heartbeat would do the same, but a consumer does not report when one was answered, and a
 * coordinator that was replaced without knowing it may still answer heartbeats, although it cannot
 * write.
 */
public final class Leases {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final long RENEWAL_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long COMPLAINT_NANOS = Duration.ofMinutes(1).toNanos();

  private final TopicPartition mark;
  private final Map<TopicPartition, Lease> holders = new ConcurrentHashMap<>();
  private volatile long confirmedUntil = System.nanoTime();

  /**
   * No leases yet.
   *
   * @param topic the topic for whose partition 0 the meaningless offset is committed; the group
   *     must not read it
   */
  public Leases(String topic) {
    mark = new TopicPartition(topic, 0);
  }

  /** The lease of a consumer with this configuration. */
  Lease open(Map<String, Object> config) {
    Object given = config.get(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
    Duration session = Duration.ofMillis(Long.parseLong(String.valueOf(given)));
    // Clocks do not run equally fast on all machines.
    return new Lease(session.toNanos() / 10 * 9);
  }

  /** Whether a partition certainly belongs to this process now. */
  public boolean holds(TopicPartition partition) {
    Lease lease = holders.get(partition);
    return lease != null && lease.isValid();
  }

  /**
   * Whether the group has confirmed any consumer of this process within the duration of a lease,
   * even one without assigned partitions.
   */
  public boolean isConfirmed() {
    return confirmedUntil - System.nanoTime() > 0;
  }

  /** The lease of one consumer. Its thread renews it, and any thread reads it. */
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

    /** The consumer has polled, so it knows its assignment. */
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

    /** Warns only after a while: short gaps are normal while members come and go. */
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
