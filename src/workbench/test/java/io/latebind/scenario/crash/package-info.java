/** Tests of {@code io.latebind.scenario.crash}. */
@NullMarked
package io.latebind.scenario.crash;

import org.jspecify.annotations.NullMarked;
