/** Tests of {@code io.latebind.indexer.record}. */
@NullMarked
package io.latebind.indexer.record;

import org.jspecify.annotations.NullMarked;
