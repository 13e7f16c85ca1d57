package io.latebind.search.partition;

/**
 * The offsets of {@code entries} that the search of a partition has reached.
 *
 * @param applied the offset of the last record that was applied; -1 for none
 * @param visible the offset of the last record that searches see, with all before it; -1 for none
 */
public record SearchOffsets(long applied, long visible) {}
