package io.latebind.wire;

/** Rows of one kind, of which some are held in memory, changed ones among them. */
interface HeldRows {
  /** Whether something was changed that is not in the rows. */
  boolean isChanged();

  /** Writes what was changed. */
  void write();

  /** Forgets what is held: the rows were changed by somebody else. */
  void forget();
}
