package io.latebind.http.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pattern of a path: {@code {name}} matches one segment, {@code {name+}} at the end matches the
 * rest of the path, whatever it is. Raw paths are matched, so that an encoded slash is never taken
 * for a slash, and a double slash never for a single one.
 */
public record PathPattern(String text, List<String> segments) {
  /** Parses a pattern, which begins with a slash. */
  public static PathPattern of(String text) {
    return new PathPattern(text, List.of(text.substring(1).split("/", -1)));
  }

  /**
   * Matches a raw path.
   *
   * @return the values of the names, raw; empty if the path does not match
   */
  public Optional<Map<String, String>> match(String rawPath) {
    Map<String, String> parameters = new HashMap<>();
    String rest = rawPath;
    for (String segment : segments) {
      if (!rest.startsWith("/")) {
        return Optional.empty();
      }
      rest = rest.substring(1);
      String part = segment.endsWith("+}") ? rest : firstSegment(rest);
      rest = rest.substring(part.length());
      if (segment.startsWith("{")) {
        parameters.put(name(segment), part);
      } else if (!segment.equals(part)) {
        return Optional.empty();
      }
    }
    return rest.isEmpty() ? Optional.of(parameters) : Optional.empty();
  }

  private static String firstSegment(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static String name(String segment) {
    return segment.substring(1, segment.length() - (segment.endsWith("+}") ? 2 : 1));
  }
}
