/**
 * The searcher: {@link io.latebind.searcher.SearcherStreams} reads {@code entries}, keeps them in a
 * {@link io.latebind.search.store.SearchStore} per partition, and answers queries. It produces
 * nothing, so it needs no transactions. {@link io.latebind.searcher.Takeovers} says whether an
 * owner has caught up since it took a partition over.
 */
@NullMarked
package io.latebind.searcher;

import org.jspecify.annotations.NullMarked;
