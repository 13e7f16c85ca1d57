/**
 * The rows of a partition in a store of Kafka Streams that is a {@link io.latebind.rowlog.RowLog}.
 *
 * <pre>
 *   engine's state -> LogRows -> RowLog -> files of the task
 *                        |
 *                        +-> blocks and tombstones -> the store's changelog -> a restore, a standby
 * </pre>
 *
 * <p>{@link io.latebind.store.LogStore} is the store around {@link io.latebind.store.LogRows}; a
 * {@link io.latebind.store.RestoreSource} says what it is restored from. {@link
 * io.latebind.store.Stores} tracks the stores of a process, {@link
 * io.latebind.store.StorePositions} how much of their changelogs they hold.
 */
@NullMarked
package io.latebind.store;

import org.jspecify.annotations.NullMarked;
