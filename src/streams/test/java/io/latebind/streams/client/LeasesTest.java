package io.latebind.streams.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LeasesTest {
  private static final TopicPartition INPUT = new TopicPartition("documents", 0);

  private final Leases leases = new Leases("dead-letters");
  private boolean reachable = true;

  /** A consumer whose group confirms it as long as it can be reached. */
  private final class Member extends MockConsumer<byte[], byte[]> {
    Member() {
      super(AutoOffsetResetStrategy.EARLIEST.name());
    }

    @Override
    public synchronized void commitAsync(
        Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
      callback.onComplete(offsets, reachable ? null : new TimeoutException("silent"));
    }
  }

  @Test
  void whoIsConfirmedHoldsItsPartitionsUntilTheGroupIsSilentForLong() {
    Leases.Lease lease = leases.open(Map.of("session.timeout.ms", 1_500));
    assertThat(leases.isConfirmed()).isFalse();
    try (Member member = new Member()) {
      member.assign(List.of(INPUT));
      lease.polled(member);
      assertThat(leases.isConfirmed()).isTrue();
      assertThat(leases.holds(INPUT)).isTrue();

      reachable = false;
      while (leases.isConfirmed()) {
        lease.polled(member);
      }
      assertThat(leases.holds(INPUT)).isFalse();

      reachable = true;
      while (!leases.isConfirmed()) {
        lease.polled(member);
      }
      assertThat(leases.holds(INPUT)).isTrue();
    }
  }

  /** More threads than partitions: such an instance routes to others and is no less ready. */
  @Test
  void whoHasNoPartitionsIsConfirmedToo() {
    Leases.Lease lease = leases.open(Map.of("session.timeout.ms", 60_000));
    try (Member member = new Member()) {
      lease.polled(member);
    }
    assertThat(leases.isConfirmed()).isTrue();
    assertThat(leases.holds(INPUT)).isFalse();
  }
}
