package io.latebind.search.store;

import io.latebind.definition.IndexNames;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record of entries.
 *
 * @param index the name of the index
 * @param id the id of the entry
 */
record EntryKey(String index, String id) {
  /**
   * More than any valid key has: the name of an index, an id and a number. Lucene fails on terms
   * eight times as long, and would fail again whenever the record is read.
   */
  private static final int MAX_BYTES = 4 * 1024;

  /** Decodes {@code index/id}; null if the key does not have this form. */
  static @Nullable EntryKey decode(byte @Nullable [] key) {
    if (key == null || key.length > MAX_BYTES) {
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
