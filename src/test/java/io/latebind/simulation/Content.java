package io.latebind.simulation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a generated document holds. The JSON is written here by hand, so that what is expected of
 * the engine does not depend on what the engine uses.
 *
 * @param version unique among all writes of this document; two writes with the same one are
 *     duplicates
 * @param name the version that last changed the name, likewise {@code code}
 * @param next the id of another document
 * @param peer the same; may be an id that no document can have
 * @param refs ids of other documents
 * @param tags how many entries a document yields where it may yield several
 * @param noise what only readers of the whole document see
 * @param boom whether the document is one that some index refuses
 * @param pad how much it weighs
 */
record Content(
    long version,
    long name,
    long code,
    @Nullable String next,
    @Nullable String peer,
    List<String> refs,
    int tags,
    long noise,
    boolean boom,
    int pad) {

  String json() {
    return "{\"v\":"
        + version
        + ",\"name\":"
        + name
        + ",\"address\":{\"code\":"
        + code
        + ",\"noise\":"
        + noise
        + "}"
        + optional("next", next)
        + optional("peer", peer)
        + ",\"refs\":"
        + quote(refs)
        + ",\"tags\":"
        + tags
        + (boom ? ",\"boom\":true" : "")
        + ",\"pad\":\""
        + "x".repeat(pad)
        + "\"}";
  }

  private String optional(String field, @Nullable String value) {
    if (value == null) {
      return version % 2 == 0 ? ",\"" + field + "\":null" : "";
    }
    return ",\"" + field + "\":" + quote(value);
  }

  /** A JSON array of texts. */
  static String quote(Iterable<String> texts) {
    StringBuilder array = new StringBuilder("[");
    for (String text : texts) {
      array.append(array.length() > 1 ? "," : "").append(quote(text));
    }
    return array.append(']').toString();
  }

  /** A JSON text. */
  static String quote(String text) {
    return IntStream.range(0, text.length())
        .mapToObj(i -> escape(text.charAt(i)))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escape(char letter) {
    return switch (letter) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> letter < 0x20 ? "\\u%04X".formatted((int) letter) : String.valueOf(letter);
    };
  }
}
