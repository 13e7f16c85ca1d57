/** Tests of {@code io.latebind.simulation.run}. */
@NullMarked
package io.latebind.simulation.run;

import org.jspecify.annotations.NullMarked;
