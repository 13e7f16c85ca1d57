/**
 * Who writes while things break: a graph of documents, over Kafka and HTTP, with a ledger of what
 * was acknowledged.
 */
@NullMarked
package io.latebind.chaos.write;

import org.jspecify.annotations.NullMarked;
