/**
 * The benchmark: Latebind next to the foreign-key joins of Kafka Streams, on the same data, in
 * processes of their own.
 *
 * <pre>
 *   Bench ── Workloads ── for each round, for each contender: a Run
 *     │
 *     ├─ BrokerProcess       one broker for all
 *     └─ Run                 Topics, a ContenderProcess, a Feeder that writes,
 *          │                 an EntryReader that reads what came out into a Judge
 *          └─ Outcome        what a phase of it came to; tables are made of these
 * </pre>
 */
@NullMarked
package io.latebind.bench;

import org.jspecify.annotations.NullMarked;
