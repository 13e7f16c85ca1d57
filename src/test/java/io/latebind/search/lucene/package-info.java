/** Tests of the Lucene state store. */
@NullMarked
package io.latebind.search.lucene;

import org.jspecify.annotations.NullMarked;
