/**
 * Searches over all partitions, whichever instance owns them.
 *
 * <p>{@link io.latebind.http.search.SearchEndpoint} takes a search and hands it to the {@link
 * io.latebind.http.search.Coordinator}, which asks all partitions through {@link
 * io.latebind.http.search.Scatter}: those that live here in this process, the others with one
 * request an instance to its {@link io.latebind.http.search.InternalSearch}, which never asks
 * anybody else. What comes back is merged by {@link io.latebind.search.Merge}. Partitions that did
 * not answer, and those that are behind, are named in the answer.
 */
@NullMarked
package io.latebind.http.search;

import org.jspecify.annotations.NullMarked;
