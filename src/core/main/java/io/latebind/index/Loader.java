package io.latebind.index;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Loads other documents by id while one is mapped. Each load makes a reference. */
public interface Loader {
  /**
   * Loads a document.
   *
   * @param id the id of the document, valid by {@link io.latebind.document.DocumentIds}
   * @param projection what will be read of it; the answer holds at least that
   * @throws IllegalArgumentException when no document can have this id
   */
  Answer load(String id, Projection projection);

  /** What is known about a loaded document. */
  sealed interface Answer {
    /** The answer is not known yet: the document that is mapped now will be mapped again. */
    record Awaiting() implements Answer {}

    /** The document does not exist. */
    record Missing() implements Answer {}

    /**
     * The document exists.
     *
     * @param content at least the part that was asked for; it must not be changed
     */
    record Present(ObjectNode content) implements Answer {}
  }
}
