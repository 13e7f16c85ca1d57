/** Tests of {@code io.latebind.simulation.mutant}. */
@NullMarked
package io.latebind.simulation.mutant;

import org.jspecify.annotations.NullMarked;
