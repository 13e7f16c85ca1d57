package io.latebind.http.documents;

import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The few producers that write in transactions. Each has its own transactional id and serves one
 * request at a time; it is created on first use, and recreated after a failure.
 */
public final class TransactionSlots implements AutoCloseable {
  private final BlockingQueue<TransactionSlot> free = new LinkedBlockingQueue<>();
  private final List<TransactionSlot> all;
  private final Duration timeout;

  /**
   * Slots with ids that begin with {@code idPrefix}.
   *
   * @param idPrefix a prefix that no other instance uses
   * @param timeout how long a request waits for a free slot
   */
  public TransactionSlots(
      int slots, String idPrefix, Duration timeout, ClientConfigs properties, String topic) {
    this.timeout = timeout;
    this.all =
        IntStream.range(0, slots)
            .mapToObj(n -> new TransactionSlot(idPrefix + "-" + n, properties, topic))
            .toList();
    free.addAll(all);
  }

  /** A slot that a request holds for a while. */
  record Lease(TransactionSlots slots, TransactionSlot slot) implements AutoCloseable {
    /** Writes all records in one transaction. */
    void writeAll(List<ProducerRecord<byte[], byte[]>> records) {
      slot.writeAll(records);
    }

    @Override
    public void close() {
      slots.free.add(slot);
    }
  }

  /**
   * Acquires a slot.
   *
   * @throws ProblemException (503) if none becomes free in time
   */
  Lease acquire() throws InterruptedException {
    TransactionSlot slot = free.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (slot == null) {
      throw Problem.of(
              503,
              "All "
                  + all.size()
                  + " bulk writers of this instance are at work. Try again in a"
                  + " moment. Nothing was written.")
          .retryable()
          .asException();
    }
    return new Lease(this, slot);
  }

  @Override
  public void close() {
    all.forEach(TransactionSlot::close);
  }
}
