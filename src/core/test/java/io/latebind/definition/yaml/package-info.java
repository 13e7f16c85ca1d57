/** Tests of {@code io.latebind.definition.yaml}. */
@NullMarked
package io.latebind.definition.yaml;

import org.jspecify.annotations.NullMarked;
