package io.latebind.wire;

import org.jspecify.annotations.Nullable;

/**
 * The key of an entry, taken apart. {@code orders/7} can only be the entry of the document 7;
 * {@code orders/7#0} can be the first of several that 7 has, or the only one of the document 7#0.
 *
 * @param index the name of the index
 * @param id the document's id
 */
record EntryOwner(String index, String id) {
  /** The parts of a key; null when it does not tell its document. */
  static @Nullable EntryOwner of(String key) {
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
