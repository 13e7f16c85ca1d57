package io.latebind.soak;

import java.nio.file.Path;

/**
 * What a soak is asked for.
 *
 * @param minutes of steady load, loading and settling not counted
 * @param documents to begin with; their ids are all there ever are
 * @param writesPerSecond updates, changed references, deletions and what comes back
 * @param asksPerSecond searches and gets
 * @param moveSeconds how often an instance goes and comes back
 * @param windowSeconds the length of a row in the table of times
 * @param seed of everything random
 * @param out the folder for what is measured and for the data
 */
public record SoakOptions(
    int minutes,
    int documents,
    int writesPerSecond,
    int asksPerSecond,
    int moveSeconds,
    int windowSeconds,
    long seed,
    Path out) {}
