/** Tests of {@code io.latebind.bench.cluster}. */
@NullMarked
package io.latebind.bench.cluster;

import org.jspecify.annotations.NullMarked;
