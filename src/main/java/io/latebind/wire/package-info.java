/**
 * How messages and stored rows look as bytes, each with a version in front.
 *
 * <p>{@link io.latebind.wire.RowState} is the engine's state over two ordered key-value stores of
 * bytes, {@link io.latebind.wire.Rows}. The same code runs over RocksDB in production and over a
 * sorted map in the simulation, so that the simulation proves the layout as well.
 */
@NullMarked
package io.latebind.wire;

import org.jspecify.annotations.NullMarked;
