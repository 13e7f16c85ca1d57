/** Tests of {@code io.latebind.search.index}. */
@NullMarked
package io.latebind.search.index;

import org.jspecify.annotations.NullMarked;
