/**
 * A single-node Kafka cluster inside this process, for the demonstration, for {@code serve
 * --embedded}, and for tests.
 *
 * <p>{@link io.latebind.broker.EmbeddedBroker} is the entry point. It locks a {@code
 * DataDirectory}, binds {@code LoopbackListeners} and starts an {@code EmbeddedNode} with {@code
 * EmbeddedNodeSettings}. {@link io.latebind.broker.EmbeddedNodeNoise} keeps harmless messages out
 * of the log, and a {@link io.latebind.broker.BrokerException} says what is wrong.
 */
@NullMarked
package io.latebind.broker;

import org.jspecify.annotations.NullMarked;
