/** Tests of {@code io.latebind.measure.search}. */
@NullMarked
package io.latebind.measure.search;

import org.jspecify.annotations.NullMarked;
