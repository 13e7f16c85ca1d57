package io.latebind.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape of a path: {@code {name}} stands for one segment, {@code {name+}} at the end for all
 * the rest, whatever it holds. Matches raw paths, so that an encoded slash is never taken for a
 * slash and a double one never for a single one.
 */
public record PathPattern(String text, List<String> segments) {
  /** The pattern that {@code text} says; it begins with a slash. */
  public static PathPattern of(String text) {
    return new PathPattern(text, List.of(text.substring(1).split("/", -1)));
  }

  /**
   * Compares a raw path.
   *
   * @return what stands in place of the names, raw; empty when the path has another shape
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
