/**
 * Hostile input made from a seed: records and requests, damaged, strange or forged; after them the
 * next good one has to be served.
 */
@NullMarked
package io.latebind.fuzz;

import org.jspecify.annotations.NullMarked;
