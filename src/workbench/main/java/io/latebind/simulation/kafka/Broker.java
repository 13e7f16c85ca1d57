package io.latebind.simulation.kafka;

import io.latebind.protocol.Effect;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.Place;
import io.latebind.simulation.model.Setup;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Kafka: the logs of all partitions, the transactions, and the offsets of the group. */
public final class Broker {
  private final List<Log<Produced>> documents;
  private final List<Log<Sent>> reindex;
  private final List<Log<Output>> entries;
  private final List<Log<Change>> changelogs;
  private final Map<Integer, Offsets> committed = new TreeMap<>();
  private final List<Transaction> pending = new ArrayList<>();
  private final Readers readers;
  private int transactions;

  /** A record of {@code documents}; null content deletes. */
  public record Produced(String id, @Nullable Content content) {}

  /** A record of {@code reindex}: a message, or several of them and no target. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Sent(@Nullable String target, byte[] value) {}

  /** A record of {@code entries} or {@code dead-letters}, and who wrote it. */
  public record Output(Setup setup, Effect effect) {}

  /** A record of a changelog; null is a tombstone. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Change(byte[] key, byte @Nullable [] value) {}

  public Broker(int partitions, Readers readers) {
    this.documents = logs(Place.Topic.DOCUMENTS, partitions);
    this.reindex = logs(Place.Topic.REINDEX, partitions);
    this.entries = logs(Place.Topic.ENTRIES, partitions);
    this.changelogs = logs(Place.Topic.CHANGELOG, partitions);
    this.readers = readers;
  }

  private Broker(Broker from, Readers readers, UnaryOperator<Transaction> copies) {
    this.documents = from.documents.stream().map(log -> log.copy(copies)).toList();
    this.reindex = from.reindex.stream().map(log -> log.copy(copies)).toList();
    this.entries = from.entries.stream().map(log -> log.copy(copies)).toList();
    this.changelogs = from.changelogs.stream().map(log -> log.copy(copies)).toList();
    this.committed.putAll(from.committed);
    from.pending.forEach(transaction -> pending.add(copies.apply(transaction)));
    this.readers = readers;
    this.transactions = from.transactions;
  }

  /** Makes each transaction's copy once. */
  public static UnaryOperator<Transaction> copies() {
    IdentityHashMap<Transaction, Transaction> made = new IdentityHashMap<>();
    return transaction -> made.computeIfAbsent(transaction, Transaction::copy);
  }

  /** The same in another world. */
  public Broker copy(Readers others, UnaryOperator<Transaction> copies) {
    return new Broker(this, others, copies);
  }

  private static <T> List<Log<T>> logs(Place.Topic topic, int partitions) {
    return IntStream.range(0, partitions).mapToObj(p -> new Log<T>(new Place(topic, p))).toList();
  }

  public Log<Produced> documents(int partition) {
    return documents.get(partition);
  }

  public Log<Sent> reindex(int partition) {
    return reindex.get(partition);
  }

  public Log<Output> entries(int partition) {
    return entries.get(partition);
  }

  public Log<Change> changelog(int partition) {
    return changelogs.get(partition);
  }

  int partitions() {
    return documents.size();
  }

  public Readers readers() {
    return readers;
  }

  /** The committed offsets by partition. */
  public Map<Integer, Offsets> committed() {
    return committed;
  }

  public Offsets committed(int partition) {
    return committed.getOrDefault(partition, Offsets.EARLIEST);
  }

  /** Whether no transaction in doubt commits offsets of {@code partition}. */
  public boolean isStable(int partition) {
    return pending.stream()
        .noneMatch(
            transaction ->
                transaction.offsets().containsKey(partition)
                    && !transaction.isDecidedAt(Place.OFFSETS));
  }

  /** A new transaction of the producer of a thread. */
  public Transaction begin(int owner) {
    Transaction transaction = new Transaction(transactions++, owner);
    pending.add(transaction);
    return transaction;
  }

  /** The transactions that are open, or in doubt somewhere. */
  public List<Transaction> pending() {
    return pending;
  }

  public @Nullable Transaction pending(int number) {
    return pending.stream().filter(one -> one.number() == number).findFirst().orElse(null);
  }

  public void decide(Transaction transaction, Transaction.Fate fate) {
    transaction.decide(fate);
    if (transaction.isDone()) {
      pending.remove(transaction);
    }
  }

  /** Writes the marker of a decided transaction at one place. */
  public void mark(Transaction transaction, Place place) {
    transaction.mark(place);
    if (place.equals(Place.OFFSETS) && transaction.isCommittedAt(place)) {
      committed.putAll(transaction.offsets());
    }
    if (transaction.isDone()) {
      pending.remove(transaction);
    }
    readers.read(this, place);
  }

  /** Writes all markers of a decided transaction. */
  public void markAll(Transaction transaction) {
    List.copyOf(transaction.unmarked()).forEach(place -> mark(transaction, place));
  }
}
