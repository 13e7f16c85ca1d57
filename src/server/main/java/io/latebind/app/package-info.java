/**
 * Assembles one running instance: {@link io.latebind.app.Node} starts its parts in order and stops
 * them in reverse.
 *
 * <p>Before startup, {@code ClientChecks} requires that every Kafka client can be created with the
 * user's properties, and {@code OverruledProperties} logs those that Latebind overrides. Afterwards
 * {@code Supervisor} decides what happens when a processing thread dies, {@code TopicWatch} detects
 * topics that were recreated, and {@code Termination} holds the reason a node stops. {@link
 * io.latebind.app.EmbeddedKafka} is the service through which a broker inside the process is
 * provided.
 */
@NullMarked
package io.latebind.app;

import org.jspecify.annotations.NullMarked;
