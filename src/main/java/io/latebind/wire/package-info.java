/**
 * How messages and stored rows look as bytes, each with a version in front.
 *
 * <p>{@link io.latebind.wire.RowState} is the engine's state over two ordered key-value stores of
 * bytes, {@link io.latebind.wire.Rows}; what bounds each row is told in {@link
 * io.latebind.engine.RowLimits}. The same code runs over RocksDB in production and over a sorted
 * map in the simulation, so that the simulation proves the layout as well.
 *
 * <pre>
 *   row                                bound
 *   I  an index                        its name and fingerprint are checked at the start
 *   K  a document before its last      as any document
 *   N  all that is kept under an id    by its parts
 *   O  how far the state has come      a few hundred bytes
 *   P  an entry                        entryBytes, and a record with its key
 *   R  a referrer, W  a sweep          ids of at most 1,024 bytes
 *
 *   message                            bound
 *   Subscribe                          a projection; beyond projectionBytes it is of the whole
 *   Replicate                          a document; beyond documentBytes its home refuses it
 *   Unsubscribe                        an id
 *   a batch                            15 KiB; what is larger travels alone
 * </pre>
 *
 * <p>{@link io.latebind.wire.RowState} writes no row that is larger than a record may be. Nothing
 * comes to that, unless the size of messages was lowered.
 */
@NullMarked
package io.latebind.wire;

import org.jspecify.annotations.NullMarked;
