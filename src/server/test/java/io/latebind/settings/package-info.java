/** Tests of {@code io.latebind.settings}. */
@NullMarked
package io.latebind.settings;

import org.jspecify.annotations.NullMarked;
