/**
 * Those that are compared, each in a process of its own: {@link
 * io.latebind.bench.contender.ContenderProcess} runs one of the {@link
 * io.latebind.bench.contender.Contender}s as its {@link io.latebind.bench.contender.Assignment}
 * says, and obeys what comes over its standard input.
 */
@NullMarked
package io.latebind.bench.contender;

import org.jspecify.annotations.NullMarked;
