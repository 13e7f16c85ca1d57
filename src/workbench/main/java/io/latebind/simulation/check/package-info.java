/**
 * What is checked, what was violated and why ({@link io.latebind.simulation.check.Explanation}),
 * which mistakes are planted ({@link io.latebind.simulation.check.Mutant}, {@link
 * io.latebind.simulation.check.Flaw}), and how a run is told ({@link
 * io.latebind.simulation.check.Story}).
 */
@NullMarked
package io.latebind.simulation.check;

import org.jspecify.annotations.NullMarked;
