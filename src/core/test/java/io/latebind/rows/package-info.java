/** Tests of {@code io.latebind.rows}. */
@NullMarked
package io.latebind.rows;

import org.jspecify.annotations.NullMarked;
