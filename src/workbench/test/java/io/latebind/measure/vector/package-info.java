/** Tests of {@code io.latebind.measure.vector}. */
@NullMarked
package io.latebind.measure.vector;

import org.jspecify.annotations.NullMarked;
