/** Tests of searching with Lucene. */
@NullMarked
package io.latebind.search.lucene;

import org.jspecify.annotations.NullMarked;
