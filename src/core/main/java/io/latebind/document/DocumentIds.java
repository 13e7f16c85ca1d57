package io.latebind.document;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The ids that documents can have: 1 to {@value #MAX_BYTES} bytes of well-formed UTF-8. */
public final class DocumentIds {
  /** The longest id, in bytes of UTF-8. */
  public static final int MAX_BYTES = 1024;

  private DocumentIds() {}

  /**
   * Why {@code id} cannot be the id of a document, as a clause that completes "the id …".
   *
   * @return the problem, or null when the id is valid
   */
  public static @Nullable String problem(String id) {
    if (id.isEmpty()) {
      return "is empty; an id has at least one character";
    }
    if (id.length() > MAX_BYTES) {
      return "is " + id.length() + " characters long; an id has at most " + MAX_BYTES + " bytes";
    }
    if (UnicodeText.hasUnpairedSurrogate(id)) {
      return "holds half of a surrogate pair, which UTF-8 cannot say";
    }
    int bytes = id.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      return "is " + bytes + " bytes long; an id has at most " + MAX_BYTES;
    }
    return null;
  }
}
