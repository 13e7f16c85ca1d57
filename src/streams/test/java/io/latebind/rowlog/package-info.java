/**
 * Tests of the log: its parts alone, and the whole beside a map while processes are killed, power
 * fails and changelogs are compacted. Files are simulated, so that a seed repeats everything.
 */
@NullMarked
package io.latebind.rowlog;

import org.jspecify.annotations.NullMarked;
