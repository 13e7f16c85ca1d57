package io.latebind.simulation.scope;

import io.latebind.rows.Position;
import io.latebind.rows.RowCodecs;
import io.latebind.simulation.kafka.Broker;
import io.latebind.simulation.kafka.Instance;
import io.latebind.simulation.kafka.Log;
import io.latebind.simulation.kafka.Offsets;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.world.Sentences;
import io.latebind.simulation.world.World;
import io.latebind.wire.BatchCodec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What tells one point of a scope from another, as 128 bits. Two points with the same one go on in
 * the same ways: what nobody will ever look at again is left out, as are aborted records, and
 * transactions are numbered in the order in which they are met.
 */
final class StateFingerprint {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final IdentityHashMap<Transaction, Integer> numbers = new IdentityHashMap<>();
  private final World world;

  /** The 128 bits. */
  record Key(long high, long low) {}

  private StateFingerprint(World world) {
    this.world = world;
  }

  static Key of(Branch branch) {
    StateFingerprint fingerprint = new StateFingerprint(branch.world());
    try {
      fingerprint.write(branch);
      ByteBuffer digest =
          ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(fingerprint.bytes.toByteArray()));
      return new Key(digest.getLong(), digest.getLong());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private void write(Branch branch) throws IOException {
    out.writeInt(branch.faults());
    for (int written : branch.written()) {
      out.writeInt(written);
    }
    for (Instance instance : world.instances()) {
      out.writeBoolean(instance.isUp());
      write(instance.setup().hashCode());
      for (Map.Entry<Integer, SimulatedStores> folder : instance.folders().entrySet()) {
        out.writeInt(folder.getKey());
        stores(folder.getValue(), folder.getKey());
      }
    }
    write(world.owners());
    for (StreamThread thread : world.threads()) {
      thread(thread);
    }
    for (int partition = 0; partition < world.partitions(); partition++) {
      partition(partition);
    }
    for (Transaction transaction : world.broker().pending()) {
      transaction(transaction);
    }
    write(world.published().explanation().reached());
  }

  private void write(Object value) throws IOException {
    byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
    out.writeInt(text.length);
    out.write(text);
  }

  private void write(byte @Nullable [] value) throws IOException {
    out.writeInt(value == null ? -1 : value.length);
    if (value != null) {
      out.write(value);
    }
  }

  private void number(@Nullable Transaction transaction) throws IOException {
    if (transaction == null || transaction.isDone()) {
      out.writeInt(-1);
      return;
    }
    out.writeInt(numbers.computeIfAbsent(transaction, one -> numbers.size()));
  }

  private void transaction(Transaction transaction) throws IOException {
    number(transaction);
    out.writeInt(transaction.owner());
    write(transaction.fate());
    write(transaction.isOpen() ? transaction.touched() : transaction.unmarked());
    for (Map.Entry<Integer, Offsets> offsets : transaction.offsets().entrySet()) {
      out.writeInt(offsets.getKey());
      offsets(offsets.getKey(), offsets.getValue());
    }
  }

  private void thread(StreamThread thread) throws IOException {
    out.writeBoolean(thread.isPutOut());
    out.writeBoolean(thread.hasSentOffsets());
    number(thread.transaction());
    out.writeBoolean(thread.transaction() != null);
    number(thread.previous());
    for (Map.Entry<Integer, List<BatchCodec.Part>> waiting : thread.waiting().entrySet()) {
      out.writeInt(waiting.getKey());
      write(BatchCodec.encode(waiting.getValue()));
    }
    for (Task task : thread.tasks().values()) {
      Log<Broker.Produced> documents = world.broker().documents(task.partition());
      out.writeInt(task.partition());
      out.writeBoolean(task.hasOffsets());
      if (task.hasOffsets()) {
        offsets(task.partition(), task.at());
      }
      out.writeBoolean(task.isRestored());
      out.writeBoolean(task.hasBegun());
      out.writeInt(task.state().isCatchingUp() ? behind(documents, task.behindUntil()) : -1);
      out.writeBoolean(task.isWhole(documents));
      out.writeInt(task.knowsEnd() && !task.isRestored() ? rest(task) : -1);
      write(task.sweptLast());
      write(task.setup().hashCode());
      stores(task.stores(), task.partition());
    }
  }

  private int rest(Task task) {
    Log<Broker.Change> changelog = world.broker().changelog(task.partition());
    return behind(changelog, task.stores().at()) - behind(changelog, task.restoreTo());
  }

  private void stores(SimulatedStores stores, int partition) throws IOException {
    rows(stores.rows().all(), partition);
    out.writeBoolean(stores.isBesideAnother());
    SortedMap<byte[], byte[]> contents = new TreeMap<>(stores.contents().all());
    contents.keySet().removeIf(key -> key[0] == 'S');
    rows(contents, partition);
    out.writeInt(behind(world.broker().documents(partition), stores.contents().at()));
    for (byte[] key : stores.rows().changed()) {
      write(key);
    }
    out.writeInt(-2);
    out.writeInt(behind(world.broker().changelog(partition), stores.at()));
  }

  private void rows(SortedMap<byte[], byte[]> rows, int partition) throws IOException {
    out.writeInt(rows.size());
    for (Map.Entry<byte[], byte[]> row : rows.entrySet()) {
      row(row.getKey(), row.getValue(), partition);
    }
  }

  /** Of a position it counts what it says of the offsets, and not how many commits there were. */
  private void row(byte[] key, byte @Nullable [] value, int partition) throws IOException {
    write(key);
    if (key.length > 0 && key[0] == SimulatedStores.POSITION && value != null) {
      Position position = RowCodecs.decodePosition(value);
      offsets(
          partition,
          new Offsets((int) position.documents(), (int) position.reindex(), position.commit()));
    } else {
      write(value);
    }
  }

  /** How many records that count there are from an offset on. */
  private static <T> int behind(Log<T> log, int offset) {
    int count = 0;
    for (Log.Entry<T> entry : log.entries()) {
      count += entry.offset() >= offset && !log.isAborted(entry) ? 1 : 0;
    }
    return count;
  }

  private void offsets(int partition, Offsets offsets) throws IOException {
    out.writeInt(behind(world.broker().documents(partition), offsets.documents()));
    out.writeInt(behind(world.broker().reindex(partition), offsets.reindex()));
    out.writeLong(offsets.commit() - world.broker().committed(partition).commit());
  }

  private void partition(int partition) throws IOException {
    Broker broker = world.broker();
    offsets(partition, broker.committed(partition));
    Offsets least = least(partition);
    for (Log.Entry<Broker.Produced> entry : broker.documents(partition).entries()) {
      write(entry.value().id());
      out.writeInt(entry.value().hashCode());
    }
    Log<Broker.Sent> reindex = broker.reindex(partition);
    for (Log.Entry<Broker.Sent> entry : reindex.entries()) {
      if (entry.offset() >= least.reindex() && !reindex.isAborted(entry)) {
        write(String.valueOf(entry.value().target()));
        write(entry.value().value());
        number(entry.transaction());
      }
    }
    outputs(partition);
    changelog(broker.changelog(partition), partition);
  }

  private Offsets least(int partition) {
    Offsets least = world.broker().committed(partition);
    for (StreamThread thread : world.threads()) {
      Task task = thread.tasks().get(partition);
      if (task != null && task.hasOffsets()) {
        least =
            new Offsets(
                Math.min(least.documents(), task.at().documents()),
                Math.min(least.reindex(), task.at().reindex()),
                0);
      }
    }
    return least;
  }

  private void outputs(int partition) throws IOException {
    for (Map.Entry<String, byte[]> entry : world.published().entries(partition).entrySet()) {
      write(entry.getKey());
      write(entry.getValue());
    }
    Log<Broker.Output> log = world.broker().entries(partition);
    for (Log.Entry<Broker.Output> entry : log.entries()) {
      if (!log.isAborted(entry)) {
        write(Sentences.of(entry.value().effect()));
        number(entry.transaction());
      }
    }
  }

  /** What is committed as rows, and what is in doubt as it comes. */
  private void changelog(Log<Broker.Change> log, int partition) throws IOException {
    SortedMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
    int stable = log.stableEnd();
    for (Log.Entry<Broker.Change> entry : log.entries()) {
      Broker.Change change = entry.value();
      if (entry.offset() >= stable) {
        if (!log.isAborted(entry)) {
          row(change.key(), change.value(), partition);
          number(entry.transaction());
        }
      } else if (log.isCommitted(entry)) {
        rows.put(key(change), change.value() == null ? new byte[0] : change.value());
      }
    }
    rows.values().removeIf(value -> value.length == 0);
    rows(rows, partition);
  }

  private static byte[] key(Broker.Change change) {
    return change.key();
  }
}
