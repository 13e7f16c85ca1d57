/**
 * For unit tests of indexes: the whole indexer in one process, without a broker.
 *
 * <p>{@link io.latebind.testing.IndexerTestDriver} feeds documents and reads entries in a few
 * lines. {@link io.latebind.testing.IndexerExtension} gives each JUnit test a driver, and {@link
 * io.latebind.testing.EntryAssert} has AssertJ assertions about entries; both may be left out. The
 * driver needs {@code org.apache.kafka:kafka-streams-test-utils} on the test class path.
 */
@NullMarked
package io.latebind.testing;

import org.jspecify.annotations.NullMarked;
