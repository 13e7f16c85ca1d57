/**
 * Searches as values: a {@link io.latebind.search.query.SearchRequest} with its {@link
 * io.latebind.search.query.Clause}s, read by {@link io.latebind.search.query.RequestReader} within
 * {@link io.latebind.search.query.SearchLimits}. A {@link io.latebind.search.query.SearchSchema}
 * lists the searchable fields of an index. Invalid searches throw a {@link
 * io.latebind.search.query.SearchException}. Nothing here depends on Lucene or HTTP.
 */
@NullMarked
package io.latebind.search.query;

import org.jspecify.annotations.NullMarked;
