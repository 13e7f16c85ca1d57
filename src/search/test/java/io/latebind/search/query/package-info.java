/** Tests of {@code io.latebind.search.query}. */
@NullMarked
package io.latebind.search.query;

import org.jspecify.annotations.NullMarked;
