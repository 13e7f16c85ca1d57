/** Tests of {@code io.latebind.bench.workload}. */
@NullMarked
package io.latebind.bench.workload;

import org.jspecify.annotations.NullMarked;
