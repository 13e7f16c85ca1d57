/**
 * The results of a search: what one partition returns ({@link
 * io.latebind.search.result.PartitionHits}), how the results of partitions are merged ({@link
 * io.latebind.search.result.Merge}) and rankings fused ({@link
 * io.latebind.search.result.RankFusion}), and how clients page through them ({@link
 * io.latebind.search.result.Cursor}).
 */
@NullMarked
package io.latebind.search.result;

import org.jspecify.annotations.NullMarked;
