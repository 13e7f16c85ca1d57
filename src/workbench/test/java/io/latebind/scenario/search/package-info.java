/** Tests of {@code io.latebind.scenario.search}. */
@NullMarked
package io.latebind.scenario.search;

import org.jspecify.annotations.NullMarked;
