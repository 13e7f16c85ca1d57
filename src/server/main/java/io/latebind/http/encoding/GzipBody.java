package io.latebind.http.encoding;

import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A body that is decompressed as it is read. It may have several members in sequence, as RFC 1952
 * allows; each is checked completely. (Java's own reader treats unreadable data after the first
 * member as the end, and half of the documents would be lost silently.)
 */
final class GzipBody extends InputStream {
  private static final int CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xE0;
  private static final int DEFLATE = 8;

  private final InputStream packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int filled;
  private boolean inMember;
  private boolean ended;

  /** A body over compressed bytes. */
  GzipBody(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        int count = inMember ? inflate(target, offset, length) : begin();
        if (count > 0) {
          return count;
        }
      }
      return -1;
    } catch (DataFormatException e) {
      throw damaged("what is packed is damaged");
    }
  }

  /** Begins the next member, if there is one. */
  private int begin() throws IOException {
    int first = next();
    if (first < 0) {
      end();
      return 0;
    }
    if (first != 0x1F || byteOf() != 0x8B || byteOf() != DEFLATE) {
      throw damaged("it does not begin as gzip does, or something else follows");
    }
    int flags = byteOf();
    if ((flags & RESERVED) != 0) {
      throw damaged("its head is not that of gzip");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(byteOf() | byteOf() << 8);
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    skip((flags & CHECKSUM) != 0 ? 2 : 0);
    inflater.reset();
    checksum.reset();
    inMember = true;
    return 0;
  }

  private int inflate(byte[] target, int offset, int length)
      throws IOException, DataFormatException {
    if (inflater.needsInput() && !inflater.finished()) {
      if (position == filled && !fill()) {
        throw damaged("it is cut off");
      }
      inflater.setInput(buffer, position, filled - position);
      position = filled;
    }
    int count = inflater.inflate(target, offset, length);
    checksum.update(target, offset, count);
    if (inflater.finished()) {
      finish();
    } else if (inflater.needsDictionary()) {
      throw damaged("it needs a dictionary");
    }
    return count;
  }

  private void finish() throws IOException {
    position = filled - inflater.getRemaining();
    long sum = number();
    long size = number();
    if (sum != checksum.getValue() || size != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw damaged("its checksum is another");
    }
    inMember = false;
  }

  private long number() throws IOException {
    return byteOf() | byteOf() << 8 | byteOf() << 16 | (long) byteOf() << 24;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      byteOf();
    }
  }

  private void skipText(boolean there) throws IOException {
    while (there && byteOf() != 0) {
      // The name and the comment are not needed.
    }
  }

  private int byteOf() throws IOException {
    int next = next();
    if (next < 0) {
      throw damaged("it is cut off");
    }
    return next;
  }

  private int next() throws IOException {
    return position < filled || fill() ? buffer[position++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, packed.read(buffer, 0, buffer.length));
    return filled > 0;
  }

  private void end() {
    ended = true;
    inflater.end();
  }

  private ProblemException damaged(String how) {
    end();
    return Problem.of(
            400,
            "The body cannot be unpacked as gzip: "
                + how
                + ". Pack it again, or send it as it is without Content-Encoding.")
        .asException();
  }

  @Override
  public void close() {
    end();
  }
}
