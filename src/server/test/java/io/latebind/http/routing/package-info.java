/** Tests of {@code io.latebind.http.routing}. */
@NullMarked
package io.latebind.http.routing;

import org.jspecify.annotations.NullMarked;
