package io.latebind.indexer.record;

import io.latebind.document.DocumentIds;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.index.RowLimits;
import io.latebind.protocol.Event;
import io.latebind.protocol.Home;
import io.latebind.protocol.Message;
import io.latebind.streams.FairTimestampExtractor;
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
 * Decodes records into events, or rejects them with a reason. The validation of a record is
 * complete before the record changes anything.
 */
public final class RecordDecoder {
  /** The reason for rejecting records that belong to another partition. */
  public static final String WRONG_PARTITION = "wrong-partition";

  private static final String BAD_MESSAGE = "bad-message";

  private final int partition;
  private final int partitions;
  private final Home home;
  private final int maxDocumentBytes;
  private final RowLimits limits;

  /**
   * A decoder for one partition.
   *
   * @param home the partition on which a document has to be to be accepted
   * @param limits bound the size of a document, so that other partitions can hold replicas of it
   */
  public RecordDecoder(
      int partition, int partitions, Home home, int maxDocumentBytes, RowLimits limits) {
    this.partition = partition;
    this.partitions = partitions;
    this.home = home;
    this.maxDocumentBytes = Math.min(maxDocumentBytes, limits.documentBytes());
    this.limits = limits;
  }

  /** The event of a record of the {@code documents} topic. */
  public Event document(Record<byte[], byte[]> record, long offset) throws RejectedRecordException {
    String id = id(record.key());
    checkTimestamp(record);
    int at = home.of(id);
    if (at != partition) {
      throw new RejectedRecordException(
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
   * The events of a record of the {@code reindex} topic, in order: those of one message or of a
   * batch of messages. If one message is rejected, the whole batch is.
   */
  public List<Event> messages(Record<byte[], byte[]> record) throws RejectedRecordException {
    byte[] value = record.value();
    return value != null && BatchCodec.isBatch(value)
        ? batch(record.key(), value)
        : List.of(message(id(record.key()), value));
  }

  private List<Event> batch(byte @Nullable [] key, byte[] value) throws RejectedRecordException {
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

  private Event message(String target, byte @Nullable [] value) throws RejectedRecordException {
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

  /** Validates a message: a damaged one would be stored, and stop the partition on every read. */
  private void check(Message message) throws RejectedRecordException {
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

  private void checkPartition(int from) throws RejectedRecordException {
    if (from >= partitions) {
      throw badMessage("the message is from partition " + from + " of " + partitions);
    }
  }

  private static RejectedRecordException badMessage(String what) {
    return new RejectedRecordException(BAD_MESSAGE, what + "; nobody but Latebind writes here");
  }

  /** The id in a record's key; null when the key is not a valid id. */
  public static @Nullable String idOf(byte @Nullable [] key) {
    try {
      return id(key);
    } catch (RejectedRecordException e) {
      return null;
    }
  }

  private static String id(byte @Nullable [] key) throws RejectedRecordException {
    if (key == null) {
      throw new RejectedRecordException(
          "no-key", "the record has no key; the key is the document's id");
    }
    return id(key, "bad-id");
  }

  private static String id(byte[] bytes, String reason) throws RejectedRecordException {
    String id;
    try {
      id = Json.decodeUtf8(bytes);
    } catch (MalformedJsonException e) {
      throw new RejectedRecordException(reason, "the id cannot be read: " + e.getMessage());
    }
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      throw new RejectedRecordException(reason, "the id " + problem);
    }
    return id;
  }

  private static void checkTimestamp(Record<byte[], byte[]> record) throws RejectedRecordException {
    Header negative = record.headers().lastHeader(FairTimestampExtractor.NEGATIVE_TIMESTAMP);
    if (negative != null) {
      throw new RejectedRecordException(
          "negative-timestamp",
          "the record's timestamp is "
              + ByteBuffer.wrap(negative.value()).getLong()
              + "; let its producer set the time, in milliseconds since 1970");
    }
  }

  private void checkDocument(byte[] value) throws RejectedRecordException {
    if (value.length > maxDocumentBytes) {
      throw new RejectedRecordException(
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
      throw new RejectedRecordException(
          "bad-document", "the document's value is refused: " + e.getMessage());
    }
    checkReplica(value);
  }

  /**
   * Checks the size of replicas: they have numbers with exponents written in full, which makes them
   * longer, but less than twice as long.
   */
  private void checkReplica(byte[] value) throws RejectedRecordException {
    if (value.length <= limits.documentBytes() / 2) {
      return;
    }
    int bytes = Json.encode(Json.decodeObject(value)).length;
    if (bytes > limits.documentBytes()) {
      throw new RejectedRecordException(
          "too-large",
          "the document has "
              + bytes
              + " bytes when its numbers are written in full, and at most "
              + limits.documentBytes()
              + " are allowed; split it into documents that load each other");
    }
  }
}
