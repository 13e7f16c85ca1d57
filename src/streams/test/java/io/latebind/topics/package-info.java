/** Tests of {@code io.latebind.topics}. */
@NullMarked
package io.latebind.topics;

import org.jspecify.annotations.NullMarked;
