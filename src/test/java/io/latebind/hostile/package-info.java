/**
 * Input that nobody should send: a corpus made by hand, and more of it made from a seed. Each bad
 * input has its expected answer, and behind each the next good one has to be served.
 *
 * <p>The corpus lies in the folder {@code hostile} of the test resources, in three files that
 * {@link io.latebind.hostile.Case} reads. Bytes that do not fit into a text are written as {@link
 * io.latebind.hostile.Escapes} says.
 */
@NullMarked
package io.latebind.hostile;

import org.jspecify.annotations.NullMarked;
