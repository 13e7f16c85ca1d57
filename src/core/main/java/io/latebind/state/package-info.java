/**
 * The engine's state over rows: {@link io.latebind.state.RowState} implements {@link
 * io.latebind.protocol.State} on {@link io.latebind.rows.Rows}.
 *
 * <p>Changes are held as objects until the transaction commits, and what is read often stays in
 * memory: {@code WriteBack} caches rows of which there are many, {@code CachedTable} holds small
 * tables, and {@code CachedRows} is what they have in common.
 *
 * <p>{@code DocumentStates}, {@code DocumentRows}, {@code EntryRows}, {@code TargetRows}, {@code
 * ReferrerRows} and {@code DirtyRows} each store one aspect of documents. {@code UnresolvedIds}
 * stays in memory, with {@code BloomFilters} when there are many. The same code runs over a log in
 * production and over a sorted map in the simulation, which so proves the layout as well.
 *
 * <p>No row is larger than a record may be; {@link io.latebind.index.RowLimits} holds the bounds.
 */
@NullMarked
package io.latebind.state;

import org.jspecify.annotations.NullMarked;
