/**
 * The vocabulary of the engine, all of it values.
 *
 * <p>{@link io.latebind.protocol.Event}s go in, {@link io.latebind.protocol.Effect}s come out, and
 * the {@link io.latebind.protocol.Message}s among them travel between partitions, to the {@link
 * io.latebind.protocol.Home} of a target and back. A {@link io.latebind.protocol.Budget} bounds the
 * work of one event.
 *
 * <p>{@link io.latebind.protocol.State} is the port through which the engine reads and changes what
 * a partition knows. It holds {@link io.latebind.protocol.IndexState}, {@link
 * io.latebind.protocol.StoredDocument}, {@link io.latebind.protocol.EvaluationRecord}, {@link
 * io.latebind.protocol.CachedProjection}, {@link io.latebind.protocol.TargetState} and {@link
 * io.latebind.protocol.Sweep}; a sweep goes from one {@link io.latebind.protocol.Visit} to the
 * next.
 */
@NullMarked
package io.latebind.protocol;

import org.jspecify.annotations.NullMarked;
