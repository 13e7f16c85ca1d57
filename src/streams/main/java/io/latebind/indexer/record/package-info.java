/**
 * The conversion of records into events, and of effects into records. {@link
 * io.latebind.indexer.record.RecordDecoder} validates and decodes input, {@link
 * io.latebind.indexer.record.Interpreter} writes output, and {@link
 * io.latebind.indexer.record.DeadLetters} builds dead letters for what cannot be processed. {@link
 * io.latebind.indexer.record.DocumentFeed} turns documents into rows when the store of contents is
 * restored.
 */
@NullMarked
package io.latebind.indexer.record;

import org.jspecify.annotations.NullMarked;
