/** Tests of {@code io.latebind.definition.path}. */
@NullMarked
package io.latebind.definition.path;

import org.jspecify.annotations.NullMarked;
