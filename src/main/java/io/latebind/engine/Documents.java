package io.latebind.engine;

import org.jspecify.annotations.Nullable;

/** Documents at home here, for those who draw conclusions from what they find. */
final class Documents {
  private Documents() {}

  /** A document; null when there is none, or when it is yet to come again. */
  static @Nullable StoredDocument find(String id, State state) {
    StoredDocument document = state.document(id);
    if (document == null && state.isDocument(id)) {
      state.loseContent(id);
    }
    return document;
  }
}
