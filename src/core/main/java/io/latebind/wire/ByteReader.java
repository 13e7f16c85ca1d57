package io.latebind.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link ByteWriter} wrote. Anything else is a {@link MalformedRowException}. */
public final class ByteReader {
  private final byte[] bytes;
  private int position;

  public ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads and checks the leading version. */
  public ByteReader version(int expected) {
    int version = readByte();
    if (version != expected) {
      throw new MalformedRowException(
          "it has version "
              + version
              + ", and this build reads version "
              + expected
              + "; run the build that wrote it, or a newer one, or begin anew with another"
              + " application id");
    }
    return this;
  }

  public int readByte() {
    need(1);
    return bytes[position++] & 0xFF;
  }

  public boolean readBoolean() {
    return readByte() != 0;
  }

  public long readNumber() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      long next = readByte();
      value |= (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
    throw new MalformedRowException("a number in it has more than 64 bits");
  }

  /** Reads a number of things or bytes that follow. */
  public int readCount() {
    long count = readNumber();
    if (count < 0 || count > bytes.length) {
      throw new MalformedRowException("it claims to hold " + count + " more");
    }
    return (int) count;
  }

  public long readLong() {
    need(8);
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (bytes[position++] & 0xFF);
    }
    return value;
  }

  public String readText() {
    int length = readCount();
    need(length);
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  public List<String> readTexts() {
    int count = readCount();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(readText());
    }
    return texts;
  }

  /** Skips what {@link #readTexts} would read. */
  void skipTexts() {
    for (int i = readCount(); i > 0; i--) {
      int length = readCount();
      need(length);
      position += length;
    }
  }

  /** The current position. */
  int position() {
    return position;
  }

  /** The bytes between two positions. */
  byte[] between(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  public byte[] readBytes() {
    int length = readCount();
    need(length);
    byte[] read = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return read;
  }

  public byte[] readRest() {
    byte[] rest = Arrays.copyOfRange(bytes, position, bytes.length);
    position = bytes.length;
    return rest;
  }

  /** Throws when any bytes are left. */
  void expectEnd() {
    if (position < bytes.length) {
      throw new MalformedRowException(
          "there are " + (bytes.length - position) + " bytes behind its end");
    }
  }

  private void need(int count) {
    if (bytes.length - position < count) {
      throw new MalformedRowException("it ends after " + bytes.length + " bytes");
    }
  }
}
