/**
 * The search of one snapshot: {@link io.latebind.search.execute.SnapshotSearch} collects hits in
 * their {@link io.latebind.search.execute.SortOrder}, finds {@link
 * io.latebind.search.execute.NearestVectors}, counts facets ({@link
 * io.latebind.search.execute.FacetCounts}), and stops at its {@link
 * io.latebind.search.execute.Deadline}. Its results, {@link
 * io.latebind.search.execute.SnapshotHits}, read entries and highlight {@link
 * io.latebind.search.execute.Passages} on demand. Scores are computed by {@link
 * io.latebind.search.execute.ScoringSearcher}.
 */
@NullMarked
package io.latebind.search.execute;

import org.jspecify.annotations.NullMarked;
