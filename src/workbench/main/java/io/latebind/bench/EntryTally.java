package io.latebind.bench;

/**
 * What is to be said of outputs that were not the last word.
 *
 * @param nulls records without a value
 * @param incomplete entries with a reference missing that was there
 * @param wrong entries that no versions of the documents explain
 */
record EntryTally(long nulls, long incomplete, long wrong) {
  static final EntryTally NONE = new EntryTally(0, 0, 0);

  EntryTally plus(EntryTally other) {
    return new EntryTally(nulls + other.nulls, incomplete + other.incomplete, wrong + other.wrong);
  }

  EntryTally minus(EntryTally before) {
    return new EntryTally(
        nulls - before.nulls, incomplete - before.incomplete, wrong - before.wrong);
  }
}
