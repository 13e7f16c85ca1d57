/** The speed of searches next to plain Lucene, and over HTTP. */
@NullMarked
package io.latebind.measure.search;

import org.jspecify.annotations.NullMarked;
