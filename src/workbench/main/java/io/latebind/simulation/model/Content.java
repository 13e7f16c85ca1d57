package io.latebind.simulation.model;

import java.util.List;
import java.util.stream.Stream;
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
public record Content(
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

  /** What is no document, and is refused. */
  public static final Content REFUSED =
      new Content(-1, -1, -1, null, null, List.of(), 0, -1, false, 0);

  /** The same with one thing less, in several ways. */
  public List<Content> simpler() {
    if (equals(REFUSED)) {
      return List.of();
    }
    return Stream.of(
            new Content(version, name, code, null, peer, refs, tags, noise, boom, pad),
            new Content(version, name, code, next, null, refs, tags, noise, boom, pad),
            new Content(version, name, code, next, peer, List.of(), tags, noise, boom, pad),
            new Content(
                version,
                name,
                code,
                next,
                peer,
                refs.subList(0, Math.min(1, refs.size())),
                tags,
                noise,
                boom,
                pad),
            new Content(version, name, code, next, peer, refs, Math.min(1, tags), noise, boom, pad),
            new Content(version, name, code, next, peer, refs, tags, noise, false, pad),
            new Content(version, name, code, next, peer, refs, tags, noise, boom, 0))
        .filter(simpler -> !simpler.equals(this))
        .toList();
  }

  public String json() {
    if (equals(REFUSED)) {
      return "{";
    }
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
  public static String quote(Iterable<String> texts) {
    StringBuilder array = new StringBuilder("[");
    for (String text : texts) {
      array.append(array.length() > 1 ? "," : "").append(quote(text));
    }
    return array.append(']').toString();
  }

  /** A JSON text. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (letter < 0x20) {
        quoted.append("\\u%04X".formatted((int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }
}
