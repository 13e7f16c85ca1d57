/**
 * Metrics in Prometheus' format: {@link io.latebind.http.metrics.Metrics} holds those of the
 * process, {@link io.latebind.http.metrics.IndexerMeters} counts what the indexer does, and {@link
 * io.latebind.http.metrics.MetricsEndpoint} serves them. {@link
 * io.latebind.http.metrics.Closeables} closes resources in reverse order.
 */
@NullMarked
package io.latebind.http.metrics;

import org.jspecify.annotations.NullMarked;
