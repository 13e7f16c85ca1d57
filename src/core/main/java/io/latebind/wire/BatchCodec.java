package io.latebind.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Encodes several messages as the value of one record on the {@code reindex} topic, in the order in
 * which they were sent. Such a record has no key: each message carries its own target.
 *
 * <pre>
 *   version  kind  rest
 *   1        5     count, then for each message its target and its value, with their lengths
 * </pre>
 *
 * <p>The value of a message is what {@link MessageCodec} writes, with a version of its own.
 */
public final class BatchCodec {
  /** The most bytes that a message takes besides its target and its value. */
  public static final int OVERHEAD_BYTES = 2 * 5;

  private static final int VERSION = 1;

  /** Not a kind of {@link MessageCodec}, so that neither codec accepts the other's records. */
  private static final int KIND = 5;

  private BatchCodec() {}

  /**
   * A message of a batch.
   *
   * @param target the document that it is about, as the key of a record that carries it alone
   * @param value the message, as the value of such a record
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Part(byte[] target, byte[] value) {}

  /** The value of the record that carries {@code parts}. */
  public static byte[] encode(List<Part> parts) {
    int size = 2 + OVERHEAD_BYTES;
    for (Part part : parts) {
      size += OVERHEAD_BYTES + part.target().length + part.value().length;
    }
    ByteWriter out = new ByteWriter(size).writeByte(VERSION).writeByte(KIND);
    out.writeNumber(parts.size());
    for (Part part : parts) {
      out.writeBytes(part.target()).writeBytes(part.value());
    }
    return out.toBytes();
  }

  /** Whether a record carries a batch, whole or damaged, and not a single message. */
  public static boolean isBatch(byte[] value) {
    return value.length >= 2 && value[0] == VERSION && value[1] == KIND;
  }

  /**
   * The messages of a batch.
   *
   * @throws MalformedRowException when {@code value} was not made by {@link #encode}
   */
  public static List<Part> decode(byte[] value) {
    ByteReader in = new ByteReader(value).version(VERSION);
    int kind = in.readByte();
    if (kind != KIND) {
      throw new MalformedRowException("it is of the kind " + kind + ", and no batch");
    }
    int count = in.readCount();
    if (count == 0) {
      throw new MalformedRowException("it is a batch of nothing");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new Part(in.readBytes(), in.readBytes()));
    }
    in.expectEnd();
    return parts;
  }
}
