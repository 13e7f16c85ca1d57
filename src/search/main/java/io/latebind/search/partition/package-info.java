/**
 * The queries to one partition, as interactive queries of Kafka Streams: hits ({@link
 * io.latebind.search.partition.SearchQuery}), term statistics ({@link
 * io.latebind.search.partition.StatisticsQuery}), status ({@link
 * io.latebind.search.partition.SearchStatusQuery}) and offsets ({@link
 * io.latebind.search.partition.SearchOffsetsQuery}). {@link io.latebind.search.partition.Searchers}
 * runs them on the partitions of this process, and knows which instances have the others.
 */
@NullMarked
package io.latebind.search.partition;

import org.jspecify.annotations.NullMarked;
