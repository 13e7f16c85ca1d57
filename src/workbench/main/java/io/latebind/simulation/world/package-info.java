/**
 * A {@link io.latebind.simulation.world.World} of instances, which {@link
 * io.latebind.simulation.model.Action}s drive: each step of a task, a commit, a takeover or a fault
 * is an action. Whenever something becomes visible or is committed, the {@link
 * io.latebind.simulation.world.Invariants} are checked.
 */
@NullMarked
package io.latebind.simulation.world;

import org.jspecify.annotations.NullMarked;
