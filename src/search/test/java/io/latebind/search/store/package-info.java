/** Tests of {@code io.latebind.search.store}. */
@NullMarked
package io.latebind.search.store;

import org.jspecify.annotations.NullMarked;
