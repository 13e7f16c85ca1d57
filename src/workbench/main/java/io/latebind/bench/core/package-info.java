/**
 * Benchmarks of the core alone, without Kafka: what a document costs in parsing, evaluation,
 * protocol and encoding. {@code ./latebind bench core} runs them in about a minute.
 */
@NullMarked
package io.latebind.bench.core;

import org.jspecify.annotations.NullMarked;
