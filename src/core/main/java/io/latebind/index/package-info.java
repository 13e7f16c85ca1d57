/**
 * An index as a pure function: from a document to {@link io.latebind.index.Fields}, reading other
 * documents through a {@link io.latebind.index.Loader}.
 *
 * <p>{@link io.latebind.index.Index} is what the engine runs; definitions in YAML and in Java
 * implement it. While it runs, a {@link io.latebind.index.RecordingLoader} records what is loaded.
 * The result is an {@link io.latebind.index.Evaluation}: the entries, the references, and those
 * that are missing. A {@link io.latebind.index.Projection} says which paths of a document an index
 * reads; {@link io.latebind.index.Extraction} takes them out of the bytes.
 *
 * <p>{@link io.latebind.index.Limits} bound what a user may ask for, {@link
 * io.latebind.index.RowLimits} what a row may hold. {@link io.latebind.index.FromScratch} evaluates
 * without any state: the truth that tests and the simulation compare with.
 */
@NullMarked
package io.latebind.index;

import org.jspecify.annotations.NullMarked;
