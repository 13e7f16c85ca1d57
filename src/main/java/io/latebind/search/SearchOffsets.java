package io.latebind.search;

/**
 * How far the search of a partition has come, in offsets of {@code entries}.
 *
 * @param applied of the last record that was applied; -1 for none
 * @param visible of the last record that searches see, with all before it; -1 for none
 */
public record SearchOffsets(long applied, long visible) {}
