/** Planted mistakes, each of which the simulation has to catch. */
@NullMarked
package io.latebind.simulation.mutant;

import org.jspecify.annotations.NullMarked;
