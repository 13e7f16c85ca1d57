/** Tests of {@code io.latebind.streams}. */
@NullMarked
package io.latebind.streams;

import org.jspecify.annotations.NullMarked;
