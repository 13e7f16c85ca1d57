package io.latebind.bench.data;

/** How the index is defined anew, when it is. */
public enum Redefinition {
  /** As it was. */
  NONE,
  /** A field has another name. */
  FIELD_RENAMED,
  /** Nothing is loaded any more. */
  LOADS_NOTHING
}
