package io.latebind.state;

/** Rows of one kind, some of which are cached in memory, including changed ones. */
interface CachedRows {
  /** Whether there are changes that are not in the rows yet. */
  boolean isChanged();

  /** Writes all changes. */
  void write();

  /** Empties the cache, because the rows were changed from outside. */
  void forget();
}
