/**
 * The processes of a benchmark: broker and contenders, each in a JVM of its own, and what they use.
 */
@NullMarked
package io.latebind.bench.cluster;

import org.jspecify.annotations.NullMarked;
