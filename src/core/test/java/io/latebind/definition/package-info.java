/** Definitions read, refused and compiled, and Java indexes. */
@NullMarked
package io.latebind.definition;

import org.jspecify.annotations.NullMarked;
