/**
 * Measurements of search: what is wrong and how fast it is while writers write, how much of the
 * nearest a graph finds, and how far Latebind is from plain Lucene. Measurements print tables and
 * are run by name; what must hold is asserted by the scenarios beside them.
 */
@NullMarked
package io.latebind.measure;

import org.jspecify.annotations.NullMarked;
