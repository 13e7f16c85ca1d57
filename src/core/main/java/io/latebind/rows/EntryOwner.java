package io.latebind.rows;

import org.jspecify.annotations.Nullable;

/**
 * The owner of an entry, taken from its key. {@code orders/7} can only be the entry of the document
 * 7; {@code orders/7#0} can be the first of several entries of 7, or the only one of the document
 * 7#0.
 *
 * @param index the name of the index
 * @param id the document's id
 */
public record EntryOwner(String index, String id) {
  /** The owner of a key; null when the key does not identify it. */
  public static @Nullable EntryOwner of(String key) {
    int slash = key.indexOf('/');
    return slash < 0 || isNumbered(key)
        ? null
        : new EntryOwner(key.substring(0, slash), key.substring(slash + 1));
  }

  private static boolean isNumbered(String key) {
    int at = key.length();
    while (at > 0 && key.charAt(at - 1) >= '0' && key.charAt(at - 1) <= '9') {
      at--;
    }
    return at < key.length() && at > 0 && key.charAt(at - 1) == '#';
  }
}
