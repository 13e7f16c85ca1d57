/**
 * Messages as bytes, each with a leading version, and batches of them.
 *
 * <p>{@link io.latebind.wire.MessageCodec} encodes one message, {@link io.latebind.wire.BatchCodec}
 * the messages of a record. {@link io.latebind.wire.ProjectionCodec}, {@link
 * io.latebind.wire.ByteReader} and {@link io.latebind.wire.ByteWriter} are shared with the rows,
 * and so is {@link io.latebind.wire.MalformedRowException}.
 *
 * <pre>
 *   message                            bound
 *   Subscribe                          projectionBytes; a larger projection becomes the whole
 *   Replicate                          documentBytes; the home refuses a larger document
 *   Unsubscribe                        an id
 *   a batch                            15 KiB; a larger message travels alone
 * </pre>
 */
@NullMarked
package io.latebind.wire;

import org.jspecify.annotations.NullMarked;
