/**
 * The compiler from clauses to Lucene queries: {@link io.latebind.search.compile.ClauseCompiler}
 * for clauses, {@link io.latebind.search.compile.FieldQueries} for conditions on one field, and
 * {@link io.latebind.search.compile.QuerySyntax} for query strings, whose errors are reported with
 * their position ({@link io.latebind.search.compile.QuerySyntaxErrors}). {@link
 * io.latebind.search.compile.ClauseBudget} bounds the number of conditions.
 */
@NullMarked
package io.latebind.search.compile;

import org.jspecify.annotations.NullMarked;
