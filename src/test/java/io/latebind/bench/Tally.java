package io.latebind.bench;

/**
 * What is to be said of outputs that were not the last word.
 *
 * @param nulls records without a value
 * @param incomplete entries with a reference missing that was there
 * @param wrong entries that no versions of the documents explain
 */
record Tally(long nulls, long incomplete, long wrong) {
  static final Tally NONE = new Tally(0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(nulls + other.nulls, incomplete + other.incomplete, wrong + other.wrong);
  }

  Tally minus(Tally before) {
    return new Tally(nulls - before.nulls, incomplete - before.incomplete, wrong - before.wrong);
  }
}
