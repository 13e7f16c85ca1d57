package io.latebind.search.index;

/**
 * The names of the Lucene fields other than those of the definition, which keep their names. An
 * entry is one Lucene document and its vectors are a second one, so that a change of anything else
 * does not insert them into their graph again.
 */
public final class LuceneFields {
  /** On both documents: the entry's id, by which they are replaced or deleted together. */
  public static final String GROUP = "_group";

  /** On the entry's document: the entry's id, as a term and for sorting. */
  public static final String ENTRY = "_entry";

  /** On the document of vectors: the entry's id, as a binary doc value. */
  public static final String VECTORS_OF = "_vectors_of";

  /**
   * On both documents: a number that no other entry has, which links them: the offset of the record
   * that inserted the vectors, or a negative number if an index was built from another. Absent
   * without vectors.
   */
  public static final String SLOT = "_slot";

  /** On the entry's document: a hash of its vectors, as a binary doc value. */
  static final String VECTORS_HASH = "_vectors_hash";

  /** On the entry's document: the names of the fields that it has. */
  public static final String EXISTS = "_exists";

  /** On the entry's document: {@link #ENTRY_KIND}, so that a query can match all entries. */
  public static final String KIND = "_kind";

  /** The value of {@link #KIND}. */
  public static final String ENTRY_KIND = "entry";

  /** Stored on the entry's document: its JSON. */
  public static final String SOURCE = "_source";

  private LuceneFields() {}
}
