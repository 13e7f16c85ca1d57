/** Tests of {@code io.latebind.simulation.scope}. */
@NullMarked
package io.latebind.simulation.scope;

import org.jspecify.annotations.NullMarked;
