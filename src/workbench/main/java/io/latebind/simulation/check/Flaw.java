package io.latebind.simulation.check;

/** Mistakes in what surrounds the engine: in how it is run, or in what Kafka guarantees. */
public enum Flaw {
  READS_UNCOMMITTED("messages of aborted and of open transactions are read"),
  LOSES_OUTPUTS("a commit may keep the state and the offsets, and lose the outputs"),
  ENTRIES_OUTSIDE("entries are published outside of the transaction"),
  MESSAGES_OUTSIDE("messages are sent outside of the transaction"),
  ZOMBIES_COMMIT("offsets are taken from whoever sends them"),
  UNSTABLE_OFFSETS("offsets are fetched while a transaction that commits them is in doubt"),
  STANDBY_AS_IT_IS("a standby becomes active as it is"),
  LESS_IS_ALL("a restore of less is taken for whole"),
  CONTENTS_AS_RESTORED("contents that were not restored are not read again"),
  FORMER_LIFE("a store is closed with the offsets of a former life"),
  FORMER_OFFSETS("a task commits the offsets of its former life"),
  RESTORES_TO_STABLE("a restore ends in front of the first transaction in doubt"),
  RESTORES_ABORTED("a restore takes what was aborted, too"),
  CATCHES_UP_ONCE("it has caught up although documents were compacted away meanwhile"),
  KEEPS_DIRTY_STORES("stores are kept after an unclean end"),
  KEEPS_OLD_FOLDERS("a folder is used although tombstones of its changelog are gone"),
  CONFIRMS_EARLY("a store takes for committed what is only sent"),
  TOMBSTONES_OUTSIDE("tombstones of the log are written outside of the transaction"),
  PURGES_TOO_MUCH("messages are purged up to the end of the topic"),
  BEGINS_AT_END("who finds no offsets begins at the end"),
  OFFSETS_AHEAD("offsets are committed before the state is"),
  OFFSETS_BEHIND("the state is committed, and the offsets are not always"),
  LATE_SENDS_HANG("a late send of a timed-out producer opens a transaction that nobody ends"),
  BEGINS_ONLY_ONCE("a task that moves does not look at the definitions of its new instance"),
  COMMITS_IN_PART("markers of a commit may abort at some places"),
  DIRTY_UNWRITTEN("which documents are dirty is not in the changelog"),
  BATCHES_END_EARLY("the last message of a batch is lost"),
  BATCHES_REVERSED("the messages of a batch are taken in reverse"),
  COMMITS_LEAVE_MESSAGES("what waits for a batch misses the commit"),
  ABORTS_LEAVE_MESSAGES("what waits for a batch survives an abort"),
  ENTRY_ROWS_STAY("the row of a large entry stays when the entry is small, or gone"),
  ENTRY_ROWS_LOST("the row of a large entry is not written");

  private final String text;

  Flaw(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
