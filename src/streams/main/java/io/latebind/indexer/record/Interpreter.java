package io.latebind.indexer.record;

import io.latebind.index.RowLimits;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Message;
import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import io.latebind.streams.NodeNames;
import io.latebind.wire.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Interprets the effects of a partition: turns them into records. */
public final class Interpreter {
  private final ProcessorContext<Object, byte @Nullable []> context;
  private final String documentsTopic;
  private final int partition;
  private final State state;
  private final Meters meters;
  private final RowLimits limits;
  private final DeadLetters letters;

  public Interpreter(
      ProcessorContext<Object, byte @Nullable []> context,
      String documentsTopic,
      int partition,
      State state,
      Meters meters,
      RowLimits limits) {
    this.context = context;
    this.documentsTopic = documentsTopic;
    this.partition = partition;
    this.state = state;
    this.meters = meters;
    this.limits = limits;
    this.letters = new DeadLetters(limits.rowBytes());
  }

  public void interpret(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send send -> send(send.partition(), send.message());
        case Effect.Publish publish -> publish(publish);
        case Effect.Reject reject -> reject(reject);
      }
    }
  }

  private void send(int to, Message message) {
    byte[] key = message.target().getBytes(StandardCharsets.UTF_8);
    forward(NodeNames.REINDEX_SINK, new Routed(to, key), MessageCodec.encode(message));
    meters.sent(message);
  }

  private void publish(Effect.Publish publish) {
    byte[] key = publish.key().getBytes(StandardCharsets.UTF_8);
    forward(NodeNames.ENTRIES_SINK, new Routed(partition, key), publish.entry());
    meters.published();
  }

  private void reject(Effect.Reject reject) {
    StoredDocument document = state.document(reject.documentId());
    long offset = document == null ? -1 : document.offset();
    byte[] content = document == null ? null : document.content();
    letter(
        letters.ofDocument(
            DeadLetters.headers(documentsTopic, partition, offset),
            reject.index(),
            reject.documentId(),
            content,
            reject.reason(),
            context.currentSystemTimeMs()));
  }

  /** Writes a dead letter for a rejected record. */
  public void refuse(
      Record<byte[], byte[]> record, RecordMetadata origin, RejectedRecordException refusal) {
    letter(letters.of(record, origin, refusal, context.currentSystemTimeMs()));
  }

  private void letter(Record<byte @Nullable [], byte @Nullable []> letter) {
    context.forward(
        new Record<Object, byte @Nullable []>(
            letter.key(), letter.value(), letter.timestamp(), letter.headers()),
        NodeNames.DEAD_LETTERS_SINK);
    meters.deadLettered();
  }

  /**
   * Sends a record. It is never too large, because everything that makes records has bounds of its
   * own. It is checked here, because Kafka would report the failure only at the end of the
   * transaction.
   */
  private void forward(String sink, Routed key, byte @Nullable [] value) {
    long bytes = key.key().length + (value == null ? 0L : value.length);
    if (bytes > limits.rowBytes()) {
      throw new IllegalStateException(
          "what is to be sent of %s to %s has %d bytes, and at most %d are allowed; when the size"
                  .formatted(
                      new String(key.key(), StandardCharsets.UTF_8), sink, bytes, limits.rowBytes())
              + " of messages was lowered, raise it again, otherwise this is a mistake in Latebind:"
              + " please report it");
    }
    context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
  }
}
