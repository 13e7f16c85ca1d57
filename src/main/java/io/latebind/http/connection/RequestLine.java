package io.latebind.http.connection;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a request, in the one form that the web server reads: an HTTP/1.1 request for a
 * path.
 *
 * @param text the line in that form, without its end; each character is a byte
 * @param authority the server that an absolute target names; null when the target is a path
 * @param old whether it is one of HTTP/1.0
 */
public record RequestLine(String text, @Nullable String authority, boolean old) {
  private static final String OLD = " HTTP/1.0";
  private static final String NEW = " HTTP/1.1";

  /** Method, server, and what is behind it up to the version. */
  private static final Pattern ABSOLUTE =
      Pattern.compile("([^ ]+) (?i:https?)://([^ /?#]*)([^ ]*)( [^ ]*)");

  /**
   * Reads one. What is not well-formed stays as it is, for the web server to refuse.
   *
   * @param line the line as it came in, without its end
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
