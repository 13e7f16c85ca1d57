package io.latebind.http.access;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sites whose pages may send requests from a browser.
 *
 * @param listed the origins as browsers write them: scheme, host, and the port if it is not the
 *     default
 * @param any whether every site is allowed
 */
public record Origins(Set<String> listed, boolean any) {
  /** No site is allowed. */
  public static final Origins NONE = new Origins(Set.of(), false);

  private static final String ANY = "*";

  /** Copies the set. */
  public Origins {
    listed = Set.copyOf(listed);
  }

  /**
   * Parses a comma-separated list, or {@code *} for all sites.
   *
   * @throws IllegalArgumentException with what is wrong, as the rest of a sentence
   */
  public static Origins parse(String text) {
    Set<String> listed = new LinkedHashSet<>();
    boolean any = false;
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String origin = part.strip();
      if (origin.equals(ANY)) {
        any = true;
      } else {
        listed.add(normalised(origin));
      }
    }
    if (any && !listed.isEmpty()) {
      throw new IllegalArgumentException("has * beside other origins; give one or the other");
    }
    return new Origins(listed, any);
  }

  private static String normalised(String origin) {
    URI uri = uri(origin);
    String scheme = uri == null || uri.getScheme() == null ? "" : uri.getScheme();
    scheme = scheme.toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (uri == null || !web || uri.getHost() == null || !isBare(uri)) {
      throw new IllegalArgumentException(
          "has \""
              + origin
              + "\"; give scheme://host or scheme://host:port as browsers send it, with no path"
              + " behind it");
    }
    boolean usual = uri.getPort() == (scheme.equals("http") ? 80 : 443);
    String port = uri.getPort() < 0 || usual ? "" : ":" + uri.getPort();
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
  }

  private static @Nullable URI uri(String origin) {
    try {
      return URI.create(origin);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isBare(URI uri) {
    return uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getRawPath().isEmpty();
  }

  /** Whether no site is allowed. */
  public boolean isEmpty() {
    return listed.isEmpty() && !any;
  }

  /** Whether pages of an origin are allowed. */
  public boolean allows(String origin) {
    return any || listed.contains(origin.toLowerCase(Locale.ROOT));
  }
}
