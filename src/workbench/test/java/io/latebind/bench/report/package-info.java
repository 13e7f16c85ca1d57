/** Tests of {@code io.latebind.bench.report}. */
@NullMarked
package io.latebind.bench.report;

import org.jspecify.annotations.NullMarked;
