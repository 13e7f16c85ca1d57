package io.latebind.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Writes numbers, text and bytes one after the other. Numbers take as few bytes as they need. */
public final class ByteWriter {
  private byte[] buffer;
  private int size;

  public ByteWriter(int expected) {
    buffer = new byte[expected];
  }

  public ByteWriter writeByte(int value) {
    reserve(1);
    buffer[size++] = (byte) value;
    return this;
  }

  public ByteWriter writeBoolean(boolean value) {
    return writeByte(value ? 1 : 0);
  }

  /** Writes a number, seven bits per byte; small non-negative numbers are short. */
  public ByteWriter writeNumber(long value) {
    reserve(numberBytes(value));
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
    return this;
  }

  /** How many bytes a number takes. */
  public static int numberBytes(long value) {
    return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
  }

  /** Writes all 64 bits. */
  public ByteWriter writeLong(long value) {
    reserve(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  public ByteWriter writeText(String text) {
    return writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public ByteWriter writeTexts(Collection<String> texts) {
    writeNumber(texts.size());
    texts.forEach(this::writeText);
    return this;
  }

  public ByteWriter writeBytes(byte[] bytes) {
    writeNumber(bytes.length);
    return writeRest(bytes);
  }

  /** Writes bytes without their length: they come last, or delimit themselves. */
  public ByteWriter writeRest(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
    return this;
  }

  /**
   * What was written. Nothing may be written after that, so that a full buffer need not be copied.
   */
  public byte[] toBytes() {
    return size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
  }

  private void reserve(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
    }
  }
}
