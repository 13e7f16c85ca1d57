/** Tests of {@code io.latebind.state}. */
@NullMarked
package io.latebind.state;

import org.jspecify.annotations.NullMarked;
