package io.latebind.index;

import io.latebind.document.Document;
import java.util.List;

/**
 * A named definition: which documents it covers, what it loads, which fields its entries have.
 *
 * <p>An index is a pure function. For the same document and the same answers of its loader it makes
 * the same entries; it reads no clock, no randomness and nothing else from outside. It runs again
 * whenever its document or one that it loaded changes. It may be used by several threads.
 */
public interface Index {
  /** The name: lower-case letters, digits, {@code -} and {@code _}, beginning with a letter. */
  String name();

  /**
   * Identifies what the index does: it changes whenever the entries of documents may have changed.
   * A start with a different fingerprint rebuilds the index.
   */
  String fingerprint();

  /** Whether this index maps the document with this id. */
  boolean covers(String documentId);

  /**
   * Whether a document may have several entries. Their keys then end in {@code #0}, {@code #1} and
   * so on, even when there is only one.
   */
  boolean isMultiEntry();

  /**
   * What the index reads of the documents that it maps, not of those that it loads. It receives at
   * least that part of a document, as {@link Projection#project} returns it, and must make the same
   * entries from it as from the whole document.
   */
  default Projection reads() {
    return Projection.WHOLE;
  }

  /**
   * Whether the ids that a document loads follow from the document alone, and not from what it
   * loads. Then an answer that arrives while others are awaited needs no evaluation.
   */
  default boolean hasStaticLoads() {
    return false;
  }

  /**
   * Maps one document to the fields of its entries.
   *
   * <p>While an answer is {@link Loader.Answer.Awaiting}, the index loads whatever it can without
   * it; its result is discarded.
   *
   * @return one element, or any number when {@link #isMultiEntry}
   * @throws RuntimeException when the document cannot be mapped: it then has no entry, and a dead
   *     letter names the message
   */
  List<Fields> map(Document document, Loader loader);
}
