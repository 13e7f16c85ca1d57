/**
 * For the tests of those who write indexes: the whole indexer in one process, without a broker.
 *
 * <p>{@link io.latebind.testing.IndexerTestDriver} feeds documents and reads entries in a few
 * lines. It needs {@code org.apache.kafka:kafka-streams-test-utils} on the test class path.
 */
@NullMarked
package io.latebind.testing;

import org.jspecify.annotations.NullMarked;
