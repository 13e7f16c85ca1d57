/** Tests of {@code io.latebind.rowlog.index}. */
@NullMarked
package io.latebind.rowlog.index;

import org.jspecify.annotations.NullMarked;
