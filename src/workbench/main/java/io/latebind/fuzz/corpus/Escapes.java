package io.latebind.fuzz.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes in readable text: {@code \xFF} is a byte, {@code \r \n \t \0 \\} are what they are
 * elsewhere, {@code «text»*500} stands for the text five hundred times, and everything else for its
 * UTF-8. A {@code «…»} may hold others.
 */
public final class Escapes {
  private final String text;
  private int at;

  private Escapes(String text) {
    this.text = text;
  }

  public static byte[] decode(String text) {
    Escapes escapes = new Escapes(text);
    byte[] bytes = escapes.until(false);
    if (escapes.at < text.length()) {
      throw new IllegalArgumentException("» without « in " + text);
    }
    return bytes;
  }

  /** Up to the end, or to the bracket that closes. */
  private byte[] until(boolean bracket) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (at < text.length() && text.charAt(at) != '»') {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      switch (c) {
        case '\\' -> bytes.write(escaped());
        case '«' -> bytes.writeBytes(repeated());
        default -> bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    if (bracket && at == text.length()) {
      throw new IllegalArgumentException("« without » in " + text);
    }
    return bytes.toByteArray();
  }

  private int escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> 0;
      case '\\' -> '\\';
      case 'x' -> {
        at += 2;
        yield Integer.parseInt(text.substring(at - 2, at), 16);
      }
      default -> throw new IllegalArgumentException("no escape: \\" + c + " in " + text);
    };
  }

  private byte[] repeated() {
    byte[] once = until(true);
    at += 2; // the closing bracket, and the star
    int begin = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    int times = Integer.parseInt(text.substring(begin, at));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(once.length * times);
    for (int i = 0; i < times; i++) {
      bytes.writeBytes(once);
    }
    return bytes.toByteArray();
  }
}
