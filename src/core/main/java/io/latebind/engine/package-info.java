/**
 * The protocol as a pure state machine: no Kafka, no Lucene, no clock, no randomness.
 *
 * <p>{@link io.latebind.engine.Engine} owns the branching: it applies an event to a state and
 * returns effects. {@code Referrers} evaluates documents and holds the set algebra of what they
 * load, {@code Dependencies} subscribes and unsubscribes, {@code EntryPublisher} decides what to
 * publish, and {@code IndexChanges} follows changes of indexes.
 *
 * <p>{@code DirtyDocuments} collects the documents to be evaluated again, so that each is evaluated
 * once, within what {@code SpentBudget} leaves. {@code UnresolvedTargets} and {@code
 * StoredDocuments} defer what cannot be decided yet: whether a document does not exist, or has lost
 * its content.
 */
@NullMarked
package io.latebind.engine;

import org.jspecify.annotations.NullMarked;
