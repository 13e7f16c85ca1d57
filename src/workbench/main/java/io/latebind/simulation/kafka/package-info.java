/**
 * Kafka as the simulation has it: a broker with transactions whose markers arrive late, logs,
 * groups, the stores and tasks of Kafka Streams and its threads.
 */
@NullMarked
package io.latebind.simulation.kafka;

import org.jspecify.annotations.NullMarked;
