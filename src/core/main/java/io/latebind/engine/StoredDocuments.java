package io.latebind.engine;

import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import org.jspecify.annotations.Nullable;

/** Finds documents at home here, and deals with missing contents. */
final class StoredDocuments {
  private StoredDocuments() {}

  /**
   * A document.
   *
   * @return null when it does not exist, or its content is missing: then it is yet to come again,
   *     or gone, which a sweep finds out
   */
  static @Nullable StoredDocument find(String id, State state) {
    StoredDocument document = state.document(id);
    if (document == null && state.isDocument(id)) {
      state.loseContent(id);
      if (state.sweep(Sweep.GONE) == null) {
        lookForGone(state);
      }
    }
    return document;
  }

  /**
   * Opens or extends the sweep over all documents that finds missing contents, after everything
   * that was written before: such a document was deleted, and its topic has forgotten even the
   * tombstone.
   */
  static void lookForGone(State state) {
    Sweep open = state.sweep(Sweep.GONE);
    state.putSweep(Sweep.GONE, open == null ? Sweep.BEGIN : open.extended());
  }
}
