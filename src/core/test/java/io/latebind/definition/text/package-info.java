/** Tests of {@code io.latebind.definition.text}. */
@NullMarked
package io.latebind.definition.text;

import org.jspecify.annotations.NullMarked;
