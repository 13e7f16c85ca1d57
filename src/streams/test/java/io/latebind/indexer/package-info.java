/** Tests of {@code io.latebind.indexer}. */
@NullMarked
package io.latebind.indexer;

import org.jspecify.annotations.NullMarked;
