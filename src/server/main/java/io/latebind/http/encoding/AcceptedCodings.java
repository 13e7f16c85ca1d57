package io.latebind.http.encoding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an Accept-Encoding header accepts, as far as it matters here.
 *
 * @param gzip whether a compressed response is accepted, and is preferred or equal to an
 *     uncompressed one
 * @param onlyPacked whether an uncompressed response is not accepted
 */
record AcceptedCodings(boolean gzip, boolean onlyPacked) {
  /** Parses the values of the headers. */
  static AcceptedCodings of(List<String> headers) {
    Map<String, Double> weights = new HashMap<>();
    for (String part : String.join(",", headers).split(",", -1)) {
      String[] words = part.split(";", -1);
      String coding = words[0].strip().toLowerCase(Locale.ROOT);
      if (!coding.isEmpty()) {
        weights.putIfAbsent(
            coding.equals(ContentCoding.OLD_GZIP) ? ContentCoding.GZIP : coding, weight(words));
      }
    }
    double others = weights.getOrDefault("*", 0.0);
    double gzip = weights.getOrDefault(ContentCoding.GZIP, others);
    boolean excluded = weights.containsKey("*") && others == 0;
    double identity = weights.getOrDefault(ContentCoding.IDENTITY, excluded ? 0.0 : -1.0);
    return new AcceptedCodings(gzip > 0 && gzip >= identity, gzip > 0 && identity == 0);
  }

  /** The weight of a coding; an invalid weight excludes it. */
  private static double weight(String[] words) {
    double weight = 1;
    for (int i = 1; i < words.length; i++) {
      String word = words[i].strip().toLowerCase(Locale.ROOT).replaceAll("\\s", "");
      if (word.startsWith("q=")) {
        weight =
            word.matches("q=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)")
                ? Double.parseDouble(word.substring(2))
                : 0;
      }
    }
    return weight;
  }
}
