package io.latebind.search;

/**
 * How far a partition has come with its topic.
 *
 * @param next the offset of the first record of {@code entries} that is not applied yet; behind the
 *     last one it is the topic's end, markers of transactions included
 * @param unseen how many records are applied and cannot be found yet, or at least 1 when there are
 *     any; 0 when everything that is applied can be found
 */
public record SearchPosition(long next, long unseen) {}
