package io.latebind.engine;

import io.latebind.document.Document;
import java.util.List;

/**
 * A named definition: which documents it covers, what it loads, which fields its entries have.
 *
 * <p>An index is a pure function. For the same document and the same answers of its loader it makes
 * the same entries; it reads no clock, no randomness and nothing else from outside. It is asked
 * again whenever its document or one that it loaded changes. It may be used by several threads.
 */
public interface Index {
  /** The name: lower-case letters, digits, {@code -} and {@code _}, beginning with a letter. */
  String name();

  /**
   * Changes whenever what the index makes of documents may have changed. A start with another
   * fingerprint than before rebuilds the index.
   */
  String fingerprint();

  /** Whether this index maps the document with this id. */
  boolean covers(String documentId);

  /**
   * Whether a document may have several entries. Their keys then carry {@code #0}, {@code #1} and
   * so on, also when there is only one.
   */
  boolean yieldsSeveral();

  /**
   * What the index reads of the documents that it maps; what it loads is not meant. It is given at
   * least that of a document, as {@link Projection#project} leaves it, and has to make the same of
   * it as of the whole.
   */
  default Projection reads() {
    return Projection.WHOLE;
  }

  /**
   * Whether what a document loads follows from the document alone, and not from what it loads. Then
   * an answer that comes while others are awaited needs no evaluation.
   */
  default boolean loadsAtOnce() {
    return false;
  }

  /**
   * Maps one document to what its entries hold.
   *
   * <p>While an answer is {@link Loader.Answer.Awaiting}, the index loads what else it can without
   * it; what it returns is not used.
   *
   * @return one element, or any number when {@link #yieldsSeveral}
   * @throws RuntimeException when the document cannot be mapped: it then has no entry, and a dead
   *     letter names the message
   */
  List<Fields> map(Document document, Loader loader);
}
