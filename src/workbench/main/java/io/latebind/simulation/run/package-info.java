/**
 * Runs: a seed decides everything ({@link io.latebind.simulation.run.Simulation}); a run that fails
 * is shortened ({@link io.latebind.simulation.run.Minimizer}) and told as a story ({@link
 * io.latebind.simulation.run.Telling}).
 */
@NullMarked
package io.latebind.simulation.run;

import org.jspecify.annotations.NullMarked;
