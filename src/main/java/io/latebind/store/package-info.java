/**
 * The rows of a partition in a store of Kafka Streams that is a {@link io.latebind.rowlog.RowLog}.
 *
 * <pre>
 *   engine's state -> LogRows -> RowLog -> files of the task
 *                        |
 *                        +-> blocks and tombstones -> the store's changelog -> a restore, a standby
 * </pre>
 */
@NullMarked
package io.latebind.store;

import org.jspecify.annotations.NullMarked;
