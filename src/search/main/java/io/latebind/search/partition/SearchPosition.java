package io.latebind.search.partition;

/**
 * How far a partition has read its topic.
 *
 * @param next the offset of the first record of {@code entries} that is not applied yet; after the
 *     last one it is the topic's end, transaction markers included
 * @param unseen how many records are applied but not yet visible, or at least 1 if there are any; 0
 *     if everything that is applied is visible
 */
public record SearchPosition(long next, long unseen) {}
