/** Tests of {@code io.latebind.http.exchange}. */
@NullMarked
package io.latebind.http.exchange;

import org.jspecify.annotations.NullMarked;
