/**
 * Queries over entries as values: what is asked, what a partition answers, and how the answers of
 * partitions become one.
 *
 * <p>Nothing here knows Lucene or HTTP. A {@link io.latebind.search.SearchRequest} is what a client
 * asks; a {@link io.latebind.search.SearchQuery} is what one partition is asked, as an interactive
 * query of Kafka Streams; {@link io.latebind.search.PartitionHits} is its answer. {@code
 * io.latebind.search.lucene} is the state store that answers.
 */
@NullMarked
package io.latebind.search;

import org.jspecify.annotations.NullMarked;
