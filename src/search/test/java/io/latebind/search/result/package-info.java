/** Tests of {@code io.latebind.search.result}. */
@NullMarked
package io.latebind.search.result;

import org.jspecify.annotations.NullMarked;
