/**
 * The seeded documents of the benchmark, and what their entries have to be.
 *
 * <p>{@link io.latebind.bench.data.Shape} says how many there are and who refers to whom, {@link
 * io.latebind.bench.data.BenchDocuments} makes their JSON, {@link io.latebind.bench.data.Versions}
 * knows what was written, and {@link io.latebind.bench.data.BenchEntries} writes by hand what must
 * come out. Nothing here shares code with any contender.
 */
@NullMarked
package io.latebind.bench.data;

import org.jspecify.annotations.NullMarked;
