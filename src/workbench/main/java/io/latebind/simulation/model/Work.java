package io.latebind.simulation.model;

/** What there can be to do for a task. */
public enum Work {
  /** Find out where the changelog ends. */
  LIST_END,
  /** Fetch the group's offsets. */
  FETCH_OFFSETS,
  /** Restore the stores from the changelog. */
  RESTORE,
  /** Begin with the definitions of today. */
  BEGIN,
  /** Notice that all has come that was there at the beginning. */
  CATCH_UP,
  DOCUMENT,
  MESSAGE,
  /** A step of a sweep. */
  STEP
}
