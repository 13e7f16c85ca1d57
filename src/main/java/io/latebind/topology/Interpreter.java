package io.latebind.topology;

import io.latebind.engine.Effect;
import io.latebind.engine.Message;
import io.latebind.engine.State;
import io.latebind.engine.StoredDocument;
import io.latebind.wire.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Turns the effects of a partition into records. */
final class Interpreter {
  private final ProcessorContext<Object, byte @Nullable []> context;
  private final String documentsTopic;
  private final int partition;
  private final State state;
  private final Meters meters;

  Interpreter(
      ProcessorContext<Object, byte @Nullable []> context,
      String documentsTopic,
      int partition,
      State state,
      Meters meters) {
    this.context = context;
    this.documentsTopic = documentsTopic;
    this.partition = partition;
    this.state = state;
    this.meters = meters;
  }

  void interpret(List<Effect> effects) {
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
        DeadLetters.ofDocument(
            DeadLetters.headers(documentsTopic, partition, offset),
            reject.index(),
            reject.documentId(),
            content,
            reject.reason(),
            context.currentSystemTimeMs()));
  }

  /** Sends a dead letter. */
  void letter(Record<byte @Nullable [], byte @Nullable []> letter) {
    context.forward(
        new Record<Object, byte @Nullable []>(
            letter.key(), letter.value(), letter.timestamp(), letter.headers()),
        NodeNames.DEAD_LETTERS_SINK);
    meters.deadLettered();
  }

  private void forward(String sink, Routed key, byte @Nullable [] value) {
    context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
  }
}
