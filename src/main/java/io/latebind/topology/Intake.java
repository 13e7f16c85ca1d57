package io.latebind.topology;

import io.latebind.document.DocumentIds;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.engine.Event;
import io.latebind.engine.Home;
import io.latebind.engine.Message;
import io.latebind.wire.MalformedRowException;
import io.latebind.wire.MessageCodec;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into events, or says why it cannot. Everything about a record is checked here,
 * before anything is changed because of it.
 */
final class Intake {
  private final int partition;
  private final int partitions;
  private final Home home;
  private final int maxDocumentBytes;

  /**
   * The intake of a partition.
   *
   * @param home where a document has to be, for it to be taken
   */
  Intake(int partition, int partitions, Home home, int maxDocumentBytes) {
    this.partition = partition;
    this.partitions = partitions;
    this.home = home;
    this.maxDocumentBytes = maxDocumentBytes;
  }

  /** The event of a record of the {@code documents} topic. */
  Event document(Record<byte[], byte[]> record, long offset) throws Refusal {
    String id = id(record.key());
    checkTimestamp(record);
    int at = home.of(id);
    if (at != partition) {
      throw new Refusal(
          "wrong-partition",
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

  /** The event of a record of the {@code reindex} topic. */
  Event message(Record<byte[], byte[]> record) throws Refusal {
    String target = id(record.key());
    byte[] value = record.value();
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
    return new Refusal("bad-message", what + "; nobody but Latebind writes here");
  }

  private static String id(byte @Nullable [] key) throws Refusal {
    if (key == null) {
      throw new Refusal("no-key", "the record has no key; the key is the document's id");
    }
    String id;
    try {
      id = Json.decodeUtf8(key);
    } catch (MalformedJsonException e) {
      throw new Refusal("bad-id", "the record's key is no id: " + e.getMessage());
    }
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      throw new Refusal("bad-id", "the id " + problem);
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
  }
}
