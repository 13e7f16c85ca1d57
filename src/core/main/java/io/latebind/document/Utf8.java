package io.latebind.document;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks UTF-8 without decoding it. ASCII, which most JSON consists of, is skipped eight bytes at a
 * time.
 */
final class Utf8 {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long BACKSLASHES = LOW_BITS * '\\';

  private Utf8() {}

  /** Whether the bytes are well-formed: a decoder need not replace anything. */
  static boolean isValid(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      if (bytes[at] >= 0) {
        at = pastAscii(bytes, at);
      } else {
        int length = sequence(bytes, at);
        if (length == 0) {
          return false;
        }
        at += length;
      }
    }
    return true;
  }

  private static int pastAscii(byte[] bytes, int from) {
    int at = from;
    while (at + Long.BYTES <= bytes.length && ((long) WORDS.get(bytes, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /**
   * The length of the sequence of two to four bytes that begins here, or 0 when none does. Only the
   * shortest form of a character is allowed, and no surrogates (Unicode, table 3-7).
   */
  private static int sequence(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return continues(bytes, at + 1, 0x80, 0xBF) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      int from = lead == 0xE0 ? 0xA0 : 0x80;
      int to = lead == 0xED ? 0x9F : 0xBF;
      return continues(bytes, at + 1, from, to) && continues(bytes, at + 2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      int from = lead == 0xF0 ? 0x90 : 0x80;
      int to = lead == 0xF4 ? 0x8F : 0xBF;
      return continues(bytes, at + 1, from, to)
              && continues(bytes, at + 2, 0x80, 0xBF)
              && continues(bytes, at + 3, 0x80, 0xBF)
          ? 4
          : 0;
    }
    return 0;
  }

  private static boolean continues(byte[] bytes, int at, int from, int to) {
    return at < bytes.length && (bytes[at] & 0xFF) >= from && (bytes[at] & 0xFF) <= to;
  }

  /** Whether JSON may hold the escape of a surrogate: a backslash, a u and a d. */
  static boolean mayEscapeSurrogate(byte[] json) {
    int at = 0;
    while (at < json.length) {
      at = backslash(json, at);
      if (at + 2 < json.length && json[at + 1] == 'u' && (json[at + 2] | 0x20) == 'd') {
        return true;
      }
      at++;
    }
    return false;
  }

  /** The position of the next backslash, or the end. */
  private static int backslash(byte[] bytes, int from) {
    int at = from;
    while (at + Long.BYTES <= bytes.length) {
      long others = (long) WORDS.get(bytes, at) ^ BACKSLASHES;
      long found = (others - LOW_BITS) & ~others & HIGH_BITS;
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] != '\\') {
      at++;
    }
    return at;
  }
}
