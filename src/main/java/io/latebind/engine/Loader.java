package io.latebind.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks for another document by id while one is mapped. Each ask makes a reference. */
public interface Loader {
  /**
   * Loads a document.
   *
   * @param id the id of the document, valid by {@link io.latebind.document.DocumentIds}
   * @param projection what will be read of it; the answer holds at least that
   * @throws IllegalArgumentException when no document can have this id
   */
  Answer load(String id, Projection projection);

  /** What is known of a loaded document. */
  sealed interface Answer {
    /** Asked for and not answered yet: what is mapped now will be mapped again. */
    record Awaiting() implements Answer {}

    /** There is no such document. */
    record Missing() implements Answer {}

    /**
     * The document exists.
     *
     * @param content at least the part that was asked for; not to be changed
     */
    record Present(ObjectNode content) implements Answer {}
  }
}
