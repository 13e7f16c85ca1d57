/** The catalogue of workloads, with their sizes and phases. */
@NullMarked
package io.latebind.bench.workload;

import org.jspecify.annotations.NullMarked;
