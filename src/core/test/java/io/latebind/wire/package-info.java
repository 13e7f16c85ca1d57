/** Rows and messages there and back, and what happens to bytes that are neither. */
@NullMarked
package io.latebind.wire;

import org.jspecify.annotations.NullMarked;
