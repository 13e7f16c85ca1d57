/** Bodies that are packed: what is taken, what is refused, and how damage is told. */
@NullMarked
package io.latebind.http.encoding;

import org.jspecify.annotations.NullMarked;
