/** Tests of {@code io.latebind.http.status}. */
@NullMarked
package io.latebind.http.status;

import org.jspecify.annotations.NullMarked;
