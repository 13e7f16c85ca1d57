/**
 * The real core in a world of its own: a cluster of instances and threads, a broker with
 * transactions, standbys, restarts and every fault that Kafka allows.
 *
 * <p>A {@link io.latebind.simulation.World} is driven by {@link io.latebind.simulation.Action}s
 * alone: a seed chooses them in a {@link io.latebind.simulation.Simulation}. What is published is
 * checked whenever it becomes visible by {@link io.latebind.simulation.Explanation}, rows at every
 * commit by {@link io.latebind.simulation.RowsAgree}, and all of it whenever a world was healed and
 * came to rest by {@link io.latebind.simulation.Invariants}, against {@link
 * io.latebind.simulation.Expected}, which knows nothing of the engine. A run that fails is made
 * short by a {@link io.latebind.simulation.Minimizer} and told as a {@link
 * io.latebind.simulation.Story}. {@link io.latebind.simulation.Mutant} breaks the core or its
 * surroundings on purpose, to show that all this would notice.
 */
@NullMarked
package io.latebind.simulation;

import org.jspecify.annotations.NullMarked;
