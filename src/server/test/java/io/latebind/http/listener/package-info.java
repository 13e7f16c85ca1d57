/** Tests of {@code io.latebind.http.listener}. */
@NullMarked
package io.latebind.http.listener;

import org.jspecify.annotations.NullMarked;
