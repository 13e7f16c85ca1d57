package io.latebind.http.connection;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a request, in the only form that the web server accepts: an HTTP/1.1 request
 * for a path.
 *
 * @param text the line in that form, without its line end; each character is a byte
 * @param authority the server that an absolute target names; null if the target is a path
 * @param old whether the request is HTTP/1.0
 */
public record RequestLine(String text, @Nullable String authority, boolean old) {
  private static final String OLD = " HTTP/1.0";
  private static final String NEW = " HTTP/1.1";

  /** The method, the server, the rest of the target, and the version. */
  private static final Pattern ABSOLUTE =
      Pattern.compile("([^ ]+) (?i:https?)://([^ /?#]*)([^ ]*)( [^ ]*)");

  /**
   * Parses a line. A malformed line stays unchanged, so that the web server rejects it.
   *
   * @param line the line as received, without its line end
   */
  static RequestLine parse(byte[] line) {
    String text = new String(line, StandardCharsets.ISO_8859_1);
    boolean old = text.endsWith(OLD);
    if (old) {
      text = text.substring(0, text.length() - OLD.length()) + NEW;
    }
    Matcher absolute = ABSOLUTE.matcher(text);
    if (!absolute.matches()) {
      return new RequestLine(text, null, old);
    }
    String method = absolute.group(1);
    String target = target(method, absolute.group(3));
    return new RequestLine(method + " " + target + absolute.group(4), absolute.group(2), old);
  }

  private static String target(String method, String behind) {
    if (behind.isEmpty() && method.equalsIgnoreCase("OPTIONS")) {
      return "*";
    }
    return behind.startsWith("/") ? behind : "/" + behind;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
