/** Results as a table: medians, ratios and their spread. */
@NullMarked
package io.latebind.bench.report;

import org.jspecify.annotations.NullMarked;
