package io.latebind.engine;

import org.jspecify.annotations.Nullable;

/** Documents at home here, for those who draw conclusions from what they find. */
final class Documents {
  private Documents() {}

  /**
   * A document.
   *
   * @return null when there is none, or when its content is not there: then it is yet to come
   *     again, or gone, as a sweep finds out
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
   * Has all documents looked through for those whose contents are not there, behind all that was
   * written before: such a document has gone, and its topic has forgotten even that.
   */
  static void lookForGone(State state) {
    Sweep open = state.sweep(Sweep.GONE);
    state.putSweep(Sweep.GONE, open == null ? Sweep.BEGIN : open.extended());
  }
}
