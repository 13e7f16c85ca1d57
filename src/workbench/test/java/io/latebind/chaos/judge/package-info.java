/** Tests of {@code io.latebind.chaos.judge}. */
@NullMarked
package io.latebind.chaos.judge;

import org.jspecify.annotations.NullMarked;
