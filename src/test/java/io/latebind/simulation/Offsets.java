package io.latebind.simulation;

/** How far a task has come on its two topics. */
record Offsets(int documents, int reindex) {
  /** Where one begins who knows nothing. */
  static final Offsets EARLIEST = new Offsets(0, 0);
}
