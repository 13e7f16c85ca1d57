package io.latebind.topology;

import io.latebind.document.DocumentIds;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.engine.Event;
import io.latebind.engine.Home;
import io.latebind.engine.Message;
import io.latebind.engine.RowLimits;
import io.latebind.wire.BatchCodec;
import io.latebind.wire.MalformedRowException;
import io.latebind.wire.MessageCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into events, or says why it cannot. Everything about a record is checked here,
 * before anything is changed because of it.
 */
final class Intake {
  /** The cause of those that are refused because they belong to another partition. */
  static final String WRONG_PARTITION = "wrong-partition";

  private static final String BAD_MESSAGE = "bad-message";

  private final int partition;
  private final int partitions;
  private final Home home;
  private final int maxDocumentBytes;
  private final RowLimits limits;

  /**
   * The intake of a partition.
   *
   * @param home where a document has to be, for it to be taken
   * @param limits how large a document may be for other partitions to have replicas of it
   */
  Intake(int partition, int partitions, Home home, int maxDocumentBytes, RowLimits limits) {
    this.partition = partition;
    this.partitions = partitions;
    this.home = home;
    this.maxDocumentBytes = Math.min(maxDocumentBytes, limits.documentBytes());
    this.limits = limits;
  }

  /** The event of a record of the {@code documents} topic. */
  Event document(Record<byte[], byte[]> record, long offset) throws Refusal {
    String id = id(record.key());
    checkTimestamp(record);
    int at = home.of(id);
    if (at != partition) {
      throw new Refusal(
          WRONG_PARTITION,
          "the document is on partition "
              + partition
              + " of "
              + partitions
              + ", and its id belongs"
              + " to "
              + at
              + "; let its producer use the partitioner that Latebind is set to");
    }
    byte[] content = record.value();
    if (content != null) {
      checkDocument(content);
    }
    return new Event.DocumentWritten(id, offset, content);
  }

  /**
   * The events of a record of the {@code reindex} topic, in their order: of a message, or of a
   * batch of them. One that is refused refuses the whole batch.
   */
  List<Event> messages(Record<byte[], byte[]> record) throws Refusal {
    byte[] value = record.value();
    return value != null && BatchCodec.isBatch(value)
        ? batch(record.key(), value)
        : List.of(message(id(record.key()), value));
  }

  private List<Event> batch(byte @Nullable [] key, byte[] value) throws Refusal {
    if (key != null) {
      throw badMessage("a batch of messages has a key, which none has");
    }
    List<Event> events = new ArrayList<>();
    try {
      for (BatchCodec.Part part : BatchCodec.decode(value)) {
        events.add(message(id(part.target(), BAD_MESSAGE), part.value()));
      }
    } catch (MalformedRowException e) {
      throw badMessage("the batch of messages cannot be read: " + e.getMessage());
    }
    return events;
  }

  private Event message(String target, byte @Nullable [] value) throws Refusal {
    if (value == null) {
      throw badMessage("a message has no value");
    }
    try {
      Message message = MessageCodec.decode(target, value);
      check(message);
      return new Event.Received(message);
    } catch (MalformedRowException e) {
      throw badMessage("the message cannot be read: " + e.getMessage());
    }
  }

  /** What is damaged would be stored, and stop the partition whenever it is read again. */
  private void check(Message message) throws Refusal {
    switch (message) {
      case Message.Subscribe subscribe -> checkPartition(subscribe.from());
      case Message.Unsubscribe unsubscribe -> checkPartition(unsubscribe.from());
      case Message.Replicate replicate -> {
        byte[] content = replicate.content();
        if (content != null && !Json.isObject(content)) {
          throw badMessage("the content of the answer is no JSON object");
        }
      }
    }
  }

  private void checkPartition(int from) throws Refusal {
    if (from >= partitions) {
      throw badMessage("the message is from partition " + from + " of " + partitions);
    }
  }

  private static Refusal badMessage(String what) {
    return new Refusal(BAD_MESSAGE, what + "; nobody but Latebind writes here");
  }

  /** The id that a record's key says; null when it is none. */
  static @Nullable String idOf(byte @Nullable [] key) {
    try {
      return id(key);
    } catch (Refusal e) {
      return null;
    }
  }

  private static String id(byte @Nullable [] key) throws Refusal {
    if (key == null) {
      throw new Refusal("no-key", "the record has no key; the key is the document's id");
    }
    return id(key, "bad-id");
  }

  private static String id(byte[] bytes, String reason) throws Refusal {
    String id;
    try {
      id = Json.decodeUtf8(bytes);
    } catch (MalformedJsonException e) {
      throw new Refusal(reason, "the id cannot be read: " + e.getMessage());
    }
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      throw new Refusal(reason, "the id " + problem);
    }
    return id;
  }

  private static void checkTimestamp(Record<byte[], byte[]> record) throws Refusal {
    Header negative = record.headers().lastHeader(FairTimestampExtractor.NEGATIVE_TIMESTAMP);
    if (negative != null) {
      throw new Refusal(
          "negative-timestamp",
          "the record's timestamp is "
              + ByteBuffer.wrap(negative.value()).getLong()
              + "; let its producer set the time, in milliseconds since 1970");
    }
  }

  private void checkDocument(byte[] value) throws Refusal {
    if (value.length > maxDocumentBytes) {
      throw new Refusal(
          "too-large",
          "the document has "
              + value.length
              + " bytes, and at most "
              + maxDocumentBytes
              + " are allowed; split it into documents that load each other");
    }
    try {
      Json.checkDocument(value);
    } catch (MalformedJsonException e) {
      throw new Refusal("bad-document", "the document's value is refused: " + e.getMessage());
    }
    checkReplica(value);
  }

  /** As others get it, numbers with exponents are longer, by less than they were long. */
  private void checkReplica(byte[] value) throws Refusal {
    if (value.length <= limits.documentBytes() / 2) {
      return;
    }
    int bytes = Json.encode(Json.decodeObject(value)).length;
    if (bytes > limits.documentBytes()) {
      throw new Refusal(
          "too-large",
          "the document has "
              + bytes
              + " bytes when its numbers are written in full, and at most "
              + limits.documentBytes()
              + " are allowed; split it into documents that load each other");
    }
  }
}
