package io.latebind.http.listener;

import io.latebind.http.response.Problem;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The charset that a {@code Content-Type} declares for a body: JSON is UTF-8, or its subset ASCII.
 */
final class BodyCharset {
  private static final String PARAMETER = "charset=";
  private static final Set<String> FINE = Set.of("utf-8", "utf8", "us-ascii", "ascii");

  private BodyCharset() {}

  /**
   * The reason a body is not read.
   *
   * @param contentType the header as received; null if there is none
   * @return null if the charset is acceptable
   */
  static @Nullable Problem problem(@Nullable String contentType) {
    String charset = contentType == null ? null : charset(contentType);
    if (charset == null || FINE.contains(charset.toLowerCase(Locale.ROOT))) {
      return null;
    }
    return Problem.of(
        415,
        "The Content-Type says that the body is in "
            + charset
            + ". Send it in UTF-8, and say charset=utf-8 or nothing.");
  }

  private static @Nullable String charset(String contentType) {
    String[] parts = contentType.split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.regionMatches(true, 0, PARAMETER, 0, PARAMETER.length())) {
        String value = parameter.substring(PARAMETER.length()).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
    }
    return null;
  }
}
