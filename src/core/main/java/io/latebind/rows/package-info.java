/**
 * The rows of a partition: their keys, their bytes, and the port {@link io.latebind.rows.Rows}
 * behind which they are stored.
 *
 * <p>{@link io.latebind.rows.RowKeys} makes keys, {@link io.latebind.rows.RowCodecs} encodes
 * values, and {@link io.latebind.rows.RowReader} reads single rows for queries. Most of what a
 * partition knows about an id is one row, {@link io.latebind.rows.DocumentState}; {@link
 * io.latebind.rows.Contents} holds the documents themselves. {@link io.latebind.rows.BoundedRows}
 * guards the bounds below, and {@link io.latebind.rows.TreeRows} keeps rows in memory.
 *
 * <p>{@link io.latebind.rows.Position} and {@link io.latebind.rows.RestoreCheck} tell whether a
 * restored store is what some transaction committed, and {@link io.latebind.rows.TopicIds} whether
 * its topics are still the same.
 *
 * <pre>
 *   row                                bound
 *   B  the content of a document       documentBytes
 *   C  a chunk of referrers            64 ids of at most 1,024 bytes
 *   D  a dirty document                an id
 *   I  an index                        its name and fingerprint are checked at the start
 *   K  a content kept separately       documentBytes
 *   N  all that is stored under an id  by its parts
 *   O  the position of the state       a few hundred bytes
 *   P  an entry                        entryBytes, and a record with its key
 *   R  where referrers are             three numbers
 *   S  the id of a store of contents   a number
 *   W  a sweep                         ids of at most 1,024 bytes
 * </pre>
 */
@NullMarked
package io.latebind.rows;

import org.jspecify.annotations.NullMarked;
