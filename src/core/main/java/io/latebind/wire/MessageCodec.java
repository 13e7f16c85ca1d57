package io.latebind.wire;

import io.latebind.protocol.Message;

/**
 * Encodes a message as the value of a record on the {@code reindex} topic; its target is the
 * record's key. {@link BatchCodec} puts several messages into one record.
 *
 * <pre>
 *   version  kind  rest
 *   1        1     from projection         Subscribe
 *   1        2     from                    Unsubscribe
 *   1        3     projection              Replicate, missing
 *   1        4     projection content      Replicate, present
 * </pre>
 */
public final class MessageCodec {
  private static final int VERSION = 1;
  private static final int SUBSCRIBE = 1;
  private static final int UNSUBSCRIBE = 2;
  private static final int REPLICATE_MISSING = 3;
  private static final int REPLICATE_PRESENT = 4;

  private MessageCodec() {}

  /** The value of the record that carries {@code message}. */
  public static byte[] encode(Message message) {
    ByteWriter out = new ByteWriter(32).writeByte(VERSION);
    switch (message) {
      case Message.Subscribe subscribe -> {
        out.writeByte(SUBSCRIBE).writeNumber(subscribe.from());
        ProjectionCodec.write(subscribe.projection(), out);
      }
      case Message.Unsubscribe unsubscribe ->
          out.writeByte(UNSUBSCRIBE).writeNumber(unsubscribe.from());
      case Message.Replicate replicate -> {
        byte[] content = replicate.content();
        out.writeByte(content == null ? REPLICATE_MISSING : REPLICATE_PRESENT);
        out.writeLong(replicate.projection());
        if (content != null) {
          out.writeRest(content);
        }
      }
    }
    return out.toBytes();
  }

  /**
   * The message in a record.
   *
   * @throws MalformedRowException when {@code value} was not made by {@link #encode}
   */
  public static Message decode(String target, byte[] value) {
    ByteReader in = new ByteReader(value).version(VERSION);
    int kind = in.readByte();
    return switch (kind) {
      case SUBSCRIBE -> {
        int from = partition(in);
        yield new Message.Subscribe(target, ProjectionCodec.read(in), from);
      }
      case UNSUBSCRIBE -> new Message.Unsubscribe(target, partition(in));
      case REPLICATE_MISSING -> new Message.Replicate(target, in.readLong(), null);
      case REPLICATE_PRESENT -> new Message.Replicate(target, in.readLong(), in.readRest());
      default -> throw new MalformedRowException("it is of the unknown kind " + kind);
    };
  }

  private static int partition(ByteReader in) {
    long partition = in.readNumber();
    if (partition < 0 || partition > Integer.MAX_VALUE) {
      throw new MalformedRowException("it names the impossible partition " + partition);
    }
    return (int) partition;
  }
}
