package io.latebind.demo;

import java.time.Duration;

/**
 * What a demonstration did.
 *
 * @param documents how many were written in random order
 * @param writers by how many producers
 * @param seed of the random order
 * @param embeddings how many were computed and written beside them
 * @param heldBack how many of these only when everything else was at rest
 * @param written how long writing took
 * @param settled how long it took from the first write until everything was at rest
 * @param caughtUp how long it took from the first that was held back until all was at rest again
 * @param rested whether it came to rest at all, both times
 * @param arrivals in which order all of them arrived
 */
record Run(
    int documents,
    int writers,
    long seed,
    int embeddings,
    int heldBack,
    Duration written,
    Duration settled,
    Duration caughtUp,
    boolean rested,
    Arrivals arrivals) {}
