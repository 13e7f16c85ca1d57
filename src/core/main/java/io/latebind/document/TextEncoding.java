package io.latebind.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Detects the encoding of bytes that should be JSON in UTF-8. Windows tools often write a byte
 * order mark or UTF-16; without this check, the error would be about an odd character.
 */
public final class TextEncoding {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** The most bytes that {@link #withoutMark} removes. */
  public static final int MARK_BYTES = UTF_8_MARK.length;

  private static final byte[] UTF_16_BE_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] UTF_16_LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_32_BE_MARK = {0, 0, (byte) 0xFE, (byte) 0xFF};
  private static final byte[] UTF_32_LE_MARK = {(byte) 0xFF, (byte) 0xFE, 0, 0};

  /** What JSON can begin with. */
  private static final String BEGINNINGS = "{[\"-0123456789tfn \t\r\n";

  private TextEncoding() {}

  /** The bytes without the UTF-8 byte order mark that may precede them. */
  public static byte[] withoutMark(byte[] bytes) {
    return hasMark(bytes) ? Arrays.copyOfRange(bytes, MARK_BYTES, bytes.length) : bytes;
  }

  /** Whether the bytes begin with the UTF-8 byte order mark. */
  public static boolean hasMark(byte[] bytes) {
    return startsWith(bytes, UTF_8_MARK);
  }

  /**
   * The encoding, if it is certainly not UTF-8: by the byte order mark or, without one, by the
   * zeros around the first character, because JSON begins with an ASCII character and contains no
   * zero.
   *
   * @return UTF-16 or UTF-32; null when it is neither
   */
  public static @Nullable String other(byte[] bytes) {
    if (startsWith(bytes, UTF_32_BE_MARK) || startsWith(bytes, UTF_32_LE_MARK)) {
      return "UTF-32";
    }
    if (startsWith(bytes, UTF_16_BE_MARK) || startsWith(bytes, UTF_16_LE_MARK)) {
      return "UTF-16";
    }
    if (isFirstOf(bytes, 4)) {
      return "UTF-32";
    }
    return isFirstOf(bytes, 2) ? "UTF-16" : null;
  }

  /**
   * Whether the first {@code length} bytes are one character that can begin JSON, in either byte
   * order.
   */
  private static boolean isFirstOf(byte[] bytes, int length) {
    if (bytes.length < length) {
      return false;
    }
    int zeros = 0;
    for (int i = 0; i < length; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    byte first = bytes[0] == 0 ? bytes[length - 1] : bytes[0];
    return zeros == length - 1 && BEGINNINGS.indexOf(first) >= 0;
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }
}
