package io.latebind.http.exchange;

import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Strict percent-encoding of path parts: an id is decoded exactly as it was encoded. Nothing is
 * normalised, {@code +} stays a plus sign, and what cannot be decoded is rejected rather than
 * guessed.
 */
public final class PercentEncoding {
  private static final String UNRESERVED = "-_~";
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /**
   * Decodes a part of a raw path.
   *
   * @throws ProblemException (400) if it is not percent-encoded UTF-8
   */
  public static String decode(String raw) {
    return decode(raw, "The path");
  }

  /**
   * Decodes a part of a request.
   *
   * @param what names the part, as the first words of a sentence
   * @throws ProblemException (400) if it is not percent-encoded UTF-8
   */
  public static String decode(String raw, String what) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.write(hexByte(raw, i, what));
        i += 3;
      } else {
        bytes.write(plain(c, i, what));
        i++;
      }
    }
    return utf8(bytes.toByteArray(), what);
  }

  /** Encodes a text for a path, in a form that every client leaves unchanged. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isUnreserved(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return encoded.toString();
  }

  /** Dots are encoded too, because {@code ..} has a special meaning for many clients. */
  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  private static int hexByte(String raw, int at, String what) {
    int high = at + 1 < raw.length() ? digit(raw.charAt(at + 1)) : -1;
    int low = at + 2 < raw.length() ? digit(raw.charAt(at + 2)) : -1;
    if (high < 0 || low < 0) {
      throw malformed(
          what,
          "has a % at character "
              + at
              + " without two hexadecimal digits behind it; write %25 for a"
              + " percent sign");
    }
    return (high << 4) | low;
  }

  private static int digit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private static int plain(char c, int at, String what) {
    if (c <= ' ' || c >= 127) {
      throw malformed(
          what,
          "has a raw byte at character "
              + at
              + " that is not printable ASCII; percent-encode the"
              + " bytes of its UTF-8");
    }
    return c;
  }

  private static String utf8(byte[] bytes, String what) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(what, "does not decode to UTF-8; percent-encode the bytes of its UTF-8");
    }
  }

  private static ProblemException malformed(String what, String clause) {
    return Problem.of(400, what + " " + clause + ".").asException();
  }
}
