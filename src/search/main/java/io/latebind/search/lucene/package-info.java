/**
 * The configuration of Lucene: {@link io.latebind.search.lucene.WriterSettings} sets up a writer
 * with {@link io.latebind.search.lucene.Analyzers}, {@link io.latebind.search.lucene.SearchCodec}
 * and {@link io.latebind.search.lucene.BackgroundMerges}, as the {@link
 * io.latebind.search.lucene.SearchStoreSettings} of the store specify.
 */
@NullMarked
package io.latebind.search.lucene;

import org.jspecify.annotations.NullMarked;
