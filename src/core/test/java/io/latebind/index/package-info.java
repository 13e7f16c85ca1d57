/** Tests of {@code io.latebind.index}. */
@NullMarked
package io.latebind.index;

import org.jspecify.annotations.NullMarked;
