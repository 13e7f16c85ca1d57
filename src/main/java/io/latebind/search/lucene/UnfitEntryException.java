package io.latebind.search.lucene;

/** A value that cannot be searched; the message goes on after "it is not searchable, as". */
final class UnfitEntryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitEntryException(String why, RuntimeException cause) {
    super(why, cause);
  }
}
