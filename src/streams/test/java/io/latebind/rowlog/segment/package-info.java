/** Tests of {@code io.latebind.rowlog.segment}. */
@NullMarked
package io.latebind.rowlog.segment;

import org.jspecify.annotations.NullMarked;
