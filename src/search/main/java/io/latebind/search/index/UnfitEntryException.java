package io.latebind.search.index;

/** Thrown for an entry that cannot be indexed; the message continues "is not searchable, as". */
public final class UnfitEntryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitEntryException(String why, RuntimeException cause) {
    super(why, cause);
  }
}
