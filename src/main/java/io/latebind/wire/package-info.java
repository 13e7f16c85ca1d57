/**
 * How messages and stored rows look as bytes, each with a version in front.
 *
 * <p>{@link io.latebind.wire.RowState} is the engine's state over a key-value store of bytes,
 * {@link io.latebind.wire.Rows}; what bounds each row is told in {@link
 * io.latebind.engine.RowLimits}. The same code runs over a log with an index in production and over
 * a sorted map in the simulation, so that the simulation proves the layout as well.
 *
 * <pre>
 *   row                                bound
 *   B  a document                      documentBytes
 *   C  a chunk of referrers            64 ids of at most 1,024 bytes
 *   D  a dirty document                an id
 *   I  an index                        its name and fingerprint are checked at the start
 *   N  all that is kept under an id    by its parts
 *   O  how far the state has come      a few hundred bytes
 *   P  an entry                        entryBytes, and a record with its key
 *   R  where referrers are             three numbers
 *   W  a sweep                         ids of at most 1,024 bytes
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
