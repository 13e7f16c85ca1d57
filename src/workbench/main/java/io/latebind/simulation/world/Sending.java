package io.latebind.simulation.world;

import io.latebind.protocol.Effect;
import io.latebind.protocol.Message;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.kafka.Broker;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.wire.BatchCodec;
import io.latebind.wire.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How messages travel: those that a thread sends to a partition wait until there are as many as go
 * into a record, or until the thread commits, and are then sent as one.
 */
final class Sending {
  private final World world;

  Sending(World world) {
    this.world = world;
  }

  void send(StreamThread thread, Effect.Send send) {
    Message message = send.message();
    List<BatchCodec.Part> waiting =
        thread.waiting().computeIfAbsent(send.partition(), partition -> new ArrayList<>());
    byte[] target = message.target().getBytes(StandardCharsets.UTF_8);
    waiting.add(new BatchCodec.Part(target, MessageCodec.encode(message)));
    if (waiting.size() >= world.beginning().batch()) {
      thread.waiting().remove(send.partition());
      send(thread, send.partition(), waiting);
    }
  }

  /** Sends what waits, in front of a commit. */
  void sendAll(StreamThread thread) {
    if (world.mutant().has(Flaw.COMMITS_LEAVE_MESSAGES)) {
      return;
    }
    Map<Integer, List<BatchCodec.Part>> waiting = new TreeMap<>(thread.waiting());
    thread.waiting().clear();
    for (int partition = 0; partition < world.partitions(); partition++) {
      List<BatchCodec.Part> parts = waiting.get(partition);
      if (parts != null) {
        send(thread, partition, parts);
      }
    }
  }

  /** Drops what waits, with the transaction that it would have been sent in. */
  void dropAll(StreamThread thread) {
    if (!thread.waiting().isEmpty()) {
      world.counts().count(Feature.MESSAGES_DROPPED);
    }
    if (!world.mutant().has(Flaw.ABORTS_LEAVE_MESSAGES)) {
      thread.waiting().clear();
    }
  }

  private void send(StreamThread thread, int partition, List<BatchCodec.Part> parts) {
    Transaction transaction = transaction(thread);
    if (transaction == null) {
      world
          .story()
          .tellOf(() -> "what was to be sent to partition %d is refused".formatted(partition));
      return;
    }
    boolean outside = world.mutant().has(Flaw.MESSAGES_OUTSIDE);
    if (parts.size() > 1) {
      world.counts().count(Feature.BATCHES);
    }
    world.broker().reindex(partition).append(record(parts), outside ? null : transaction);
  }

  private static Broker.Sent record(List<BatchCodec.Part> parts) {
    BatchCodec.Part first = parts.getFirst();
    return parts.size() == 1
        ? new Broker.Sent(text(first.target()), first.value())
        : new Broker.Sent(null, BatchCodec.encode(parts));
  }

  private static String text(byte[] target) {
    return new String(target, StandardCharsets.UTF_8);
  }

  /** What a send goes into now; null when it is refused. */
  @Nullable Transaction transaction(StreamThread thread) {
    Transaction transaction = thread.transaction(world.broker());
    if (transaction.isOpen()) {
      return transaction;
    }
    world.counts().count(Feature.SENDS_REFUSED);
    return world.mutant().has(Flaw.LATE_SENDS_HANG)
        ? world.broker().begin(Transaction.NOBODY)
        : null;
  }

  /** The messages of a record, in their order. */
  List<Message> messages(Broker.Sent sent) {
    String target = sent.target();
    if (target != null) {
      return List.of(MessageCodec.decode(target, sent.value()));
    }
    List<Message> messages = new ArrayList<>();
    for (BatchCodec.Part part : BatchCodec.decode(sent.value())) {
      messages.add(MessageCodec.decode(text(part.target()), part.value()));
    }
    if (world.mutant().has(Flaw.BATCHES_END_EARLY)) {
      return messages.subList(0, messages.size() - 1);
    }
    return world.mutant().has(Flaw.BATCHES_REVERSED) ? messages.reversed() : messages;
  }
}
