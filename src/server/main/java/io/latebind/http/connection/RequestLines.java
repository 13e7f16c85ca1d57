package io.latebind.http.connection;

import io.helidon.common.buffers.DataReader;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a connection as the web server reads them, with each request line in the form that
 * it accepts; see {@link RequestLine}. The web server accepts neither HTTP/1.0 nor absolute
 * targets, and both show in this line only.
 */
final class RequestLines implements Supplier<byte @Nullable []> {
  private static final RequestLine NONE = new RequestLine("", null, false);

  private final Supplier<byte @Nullable []> source;
  private final int maxBytes;
  private byte[] held = new byte[0];
  private boolean due = true;
  private RequestLine current = NONE;

  /**
   * The request lines of a connection.
   *
   * @param source its bytes as received; null at the end
   * @param maxBytes the maximum length of a line; a longer one stays unchanged
   */
  RequestLines(Supplier<byte @Nullable []> source, int maxBytes) {
    this.source = source;
    this.maxBytes = maxBytes;
  }

  /** The line of the request that is being answered. */
  RequestLine current() {
    return current;
  }

  /** Ends a request: what was read beyond it, and what is read from now on, is the next one. */
  void next(DataReader reader) {
    int ahead = reader.available();
    held = ahead == 0 ? held : reader.readBuffer(ahead).readBytes();
    due = true;
  }

  @Override
  public byte @Nullable [] get() {
    if (!due) {
      return more();
    }
    due = false;
    return begin();
  }

  private byte @Nullable [] more() {
    if (held.length == 0) {
      return source.get();
    }
    byte[] bytes = held;
    held = new byte[0];
    return bytes;
  }

  /** The whole request line, and what was received with it. */
  private byte @Nullable [] begin() {
    current = NONE;
    byte[] read = line(new byte[0]);
    if (read != null && lineFeed(read, 0) == 1 && read[0] == '\r') {
      // Old clients end a body with an empty line that its length does not count.
      read = line(Arrays.copyOfRange(read, 2, read.length));
    }
    int end = read == null ? -1 : lineFeed(read, 0);
    return read == null || end < 1 ? read : changed(read, end);
  }

  /** The given bytes and more, until there is a whole line, too much for one, or the end. */
  private byte @Nullable [] line(byte[] there) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    read.writeBytes(there);
    boolean whole = lineFeed(there, 0) >= 0;
    while (!whole && read.size() <= maxBytes) {
      byte[] bytes = more();
      if (bytes == null) {
        return read.size() == 0 ? null : read.toByteArray();
      }
      read.writeBytes(bytes);
      whole = lineFeed(bytes, 0) >= 0;
    }
    return read.toByteArray();
  }

  private static int lineFeed(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private byte[] changed(byte[] bytes, int end) {
    if (bytes[end - 1] != '\r') {
      return bytes;
    }
    byte[] line = new byte[end - 1];
    System.arraycopy(bytes, 0, line, 0, line.length);
    current = RequestLine.parse(line);
    ByteArrayOutputStream changed = new ByteArrayOutputStream(bytes.length);
    changed.writeBytes(current.bytes());
    changed.write(bytes, end - 1, bytes.length - end + 1);
    return changed.toByteArray();
  }
}
