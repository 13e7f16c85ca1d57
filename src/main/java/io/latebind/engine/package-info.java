/**
 * The protocol as a pure state machine: no Kafka, no Lucene, no clock, no randomness.
 *
 * <p>What users write is an {@link io.latebind.engine.Index}: a pure function from a document to
 * {@link io.latebind.engine.Fields}, which may ask a {@link io.latebind.engine.Loader} for other
 * documents and says with a {@link io.latebind.engine.Projection} what it will read of them.
 */
@NullMarked
package io.latebind.engine;

import org.jspecify.annotations.NullMarked;
