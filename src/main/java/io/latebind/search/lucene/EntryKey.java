package io.latebind.search.lucene;

import io.latebind.definition.IndexNames;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record of entries.
 *
 * @param index the name of the index
 * @param id of the entry
 */
record EntryKey(String index, String id) {
  /** Reads {@code index/id}; null when it is none. */
  static @Nullable EntryKey decode(byte @Nullable [] key) {
    if (key == null) {
      return null;
    }
    try {
      String text = Json.decodeUtf8(key);
      int slash = text.indexOf('/');
      return slash > 0 && slash + 1 < text.length() && IndexNames.isName(text.substring(0, slash))
          ? new EntryKey(text.substring(0, slash), text.substring(slash + 1))
          : null;
    } catch (MalformedJsonException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return index + "/" + id;
  }
}
