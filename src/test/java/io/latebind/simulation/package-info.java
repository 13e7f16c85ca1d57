/**
 * The real core in a world of its own: partitions, logs, transactions, crashes and rebalances, all
 * of them driven by one seed.
 *
 * <p>A {@link io.latebind.simulation.World} produces documents, has simulated stream threads apply
 * events to the real {@link io.latebind.engine.Engine}, and injects faults wherever they can
 * happen. What it publishes is checked at every commit by {@link
 * io.latebind.simulation.Explanation}, and whenever it has come to rest by {@link
 * io.latebind.simulation.Invariants}, against {@link io.latebind.simulation.Expected}, which knows
 * nothing of the engine. {@link io.latebind.simulation.Mutant} breaks the core on purpose, to show
 * that all this would notice.
 */
@NullMarked
package io.latebind.simulation;

import org.jspecify.annotations.NullMarked;
