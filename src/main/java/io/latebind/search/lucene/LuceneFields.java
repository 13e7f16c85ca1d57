package io.latebind.search.lucene;

/**
 * The names of Lucene's fields beside those of the definition, which keep their names. An entry is
 * one Lucene document, its vectors a second one, so that a change of anything else does not insert
 * them into their graph again.
 */
final class LuceneFields {
  /** On both documents: the entry's id, to replace or delete them together. */
  static final String GROUP = "_group";

  /** On the entry's document: the entry's id, as term and to sort by. */
  static final String ENTRY = "_entry";

  /** On the document of vectors: the entry's id, as binary value. */
  static final String VECTORS_OF = "_vectors_of";

  /**
   * On both: a number that no other entry has, by which they find each other: the offset of the
   * record that inserted the vectors, or a negative one where an index was built from another.
   * Absent where there are none.
   */
  static final String SLOT = "_slot";

  /** On the entry's document: a hash of its vectors, as binary value. */
  static final String VECTORS_HASH = "_vectors_hash";

  /** On the entry's document: the names of the fields that it has. */
  static final String EXISTS = "_exists";

  /** On the entry's document: {@link #ENTRY_KIND}, so that all entries can be asked for. */
  static final String KIND = "_kind";

  /** See {@link #KIND}. */
  static final String ENTRY_KIND = "entry";

  /** Stored on the entry's document: its JSON. */
  static final String SOURCE = "_source";

  private LuceneFields() {}
}
