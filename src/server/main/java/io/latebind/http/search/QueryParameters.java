package io.latebind.http.search;

import io.latebind.http.exchange.PercentEncoding;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses the query of a URL, strictly: what is not understood is rejected rather than ignored. */
final class QueryParameters {
  private QueryParameters() {}

  /**
   * Decodes a query. A plus sign stands for a space.
   *
   * @param raw the query as sent; null if there is none
   * @throws ProblemException (400) if a parameter is unknown, repeated, or not percent-encoded
   */
  static Map<String, String> decode(@Nullable String raw, Collection<String> known) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (raw == null) {
      return parameters;
    }
    if (raw.indexOf('#') >= 0) {
      throw refused("The URL has a fragment. Write %23 for a number sign in a parameter.");
    }
    for (String part : raw.split("&", -1)) {
      if (!part.isEmpty()) {
        add(part, known, parameters);
      }
    }
    return parameters;
  }

  private static void add(String part, Collection<String> known, Map<String, String> parameters) {
    int equals = part.indexOf('=');
    String name = decode(equals < 0 ? part : part.substring(0, equals), "A parameter's name");
    if (!known.contains(name)) {
      throw refused(
          "There is no parameter \""
              + name
              + "\" here. There are "
              + String.join(", ", known)
              + ".");
    }
    if (equals < 0) {
      throw refused("The parameter " + name + " has no value. Write " + name + "=…");
    }
    String value = decode(part.substring(equals + 1), "The parameter " + name);
    if (parameters.put(name, value) != null) {
      throw refused(
          "The parameter " + name + " stands twice. Write it once; lists have commas in them.");
    }
  }

  private static String decode(String raw, String what) {
    return PercentEncoding.decode(raw.replace("+", "%20"), what);
  }

  private static ProblemException refused(String detail) {
    return Problem.of(400, detail).asException();
  }
}
