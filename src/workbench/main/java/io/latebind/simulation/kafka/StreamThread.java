package io.latebind.simulation.kafka;

import io.latebind.wire.BatchCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A stream thread: its tasks share one producer, whose transactions follow one another.
 *
 * <p>A thread that the group has put out does not know it. It goes on with its own copy of the
 * state until something is refused.
 */
public final class StreamThread {
  private final int number;
  private final int instance;
  private final Map<Integer, Task> tasks = new TreeMap<>();
  private final Map<Integer, List<BatchCodec.Part>> waiting = new TreeMap<>();
  private @Nullable Transaction transaction;
  private @Nullable Transaction previous;
  private boolean sentOffsets;
  private boolean putOut;

  public StreamThread(int number, int instance) {
    this.number = number;
    this.instance = instance;
  }

  /** The same in another world. */
  public StreamThread copy(Fuse fuse, UnaryOperator<Transaction> copies) {
    StreamThread copy = new StreamThread(number, instance);
    tasks.forEach((partition, task) -> copy.tasks.put(partition, task.copy(fuse)));
    waiting.forEach((partition, parts) -> copy.waiting.put(partition, new ArrayList<>(parts)));
    copy.transaction = transaction == null ? null : copies.apply(transaction);
    copy.previous = previous == null ? null : copies.apply(previous);
    copy.sentOffsets = sentOffsets;
    copy.putOut = putOut;
    return copy;
  }

  public int number() {
    return number;
  }

  public int instance() {
    return instance;
  }

  /** By partition. */
  public Map<Integer, Task> tasks() {
    return tasks;
  }

  /** The messages that its producer has not sent yet, by the partition that they go to. */
  public Map<Integer, List<BatchCodec.Part>> waiting() {
    return waiting;
  }

  /** What it has begun and not decided; null when it has done nothing since. */
  public @Nullable Transaction transaction() {
    return transaction;
  }

  /** The transaction that all goes into now; begins one when there is none. */
  public Transaction transaction(Broker broker) {
    if (transaction == null) {
      transaction = broker.begin(number);
    }
    return transaction;
  }

  /** The transaction before; null when there was none. */
  public @Nullable Transaction previous() {
    return previous;
  }

  /** Whether the offsets are in the transaction: what is left is to end it. */
  public boolean hasSentOffsets() {
    return sentOffsets;
  }

  public void sentOffsets() {
    sentOffsets = true;
  }

  /** Has nothing to commit any more. */
  public void endTransaction() {
    previous = transaction;
    transaction = null;
    sentOffsets = false;
  }

  /** Whether the producer may send: its last transaction is over everywhere, and no commit runs. */
  public boolean mayWork() {
    return !sentOffsets && (previous == null || previous.isDone());
  }

  public boolean isPutOut() {
    return putOut;
  }

  public void putOut(boolean out) {
    putOut = out;
  }
}
