/** Tests of {@code io.latebind.search.execute}. */
@NullMarked
package io.latebind.search.execute;

import org.jspecify.annotations.NullMarked;
