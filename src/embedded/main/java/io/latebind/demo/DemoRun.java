package io.latebind.demo;

import io.latebind.demo.data.Arrivals;
import java.time.Duration;

/**
 * The facts of a demonstration.
 *
 * @param documents the number of documents that were written in random order
 * @param writers the number of producers that wrote them
 * @param seed the seed of the random order
 * @param embeddings the number of embeddings that were computed and written beside them
 * @param heldBack how many of these were written only when everything else was at rest
 * @param written how long writing took
 * @param settled the time from the first write until everything was at rest
 * @param caughtUp the time from the first write that was held back until everything was at rest
 *     again
 * @param rested whether it came to rest at all, both times
 * @param arrivals the order in which all of them arrived
 */
record DemoRun(
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
