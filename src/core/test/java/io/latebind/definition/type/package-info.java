/** Tests of {@code io.latebind.definition.type}. */
@NullMarked
package io.latebind.definition.type;

import org.jspecify.annotations.NullMarked;
