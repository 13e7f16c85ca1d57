/** Tests of {@code io.latebind.fuzz}. */
@NullMarked
package io.latebind.fuzz;

import org.jspecify.annotations.NullMarked;
