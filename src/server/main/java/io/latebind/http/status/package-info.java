/**
 * Status and health. {@link io.latebind.http.status.ClusterStatus} makes the status of each index
 * from that of all partitions ({@link io.latebind.http.status.Partitions}) and the offsets of the
 * topics ({@link io.latebind.http.status.TopicOffsets}), and {@link
 * io.latebind.http.status.IndexEndpoints} serves it. {@link
 * io.latebind.http.status.HealthEndpoints} reports the health of this instance.
 */
@NullMarked
package io.latebind.http.status;

import org.jspecify.annotations.NullMarked;
