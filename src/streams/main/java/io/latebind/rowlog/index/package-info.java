/**
 * An off-heap hash table that knows where the last row of each key is, with 12 bytes a slot: {@link
 * io.latebind.rowlog.index.HashIndex}. {@link io.latebind.rowlog.index.HashKey} is the keyed hash
 * whose order a walk follows.
 */
@NullMarked
package io.latebind.rowlog.index;

import org.jspecify.annotations.NullMarked;
