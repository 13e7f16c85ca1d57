/** Writers against readers of vectors, and recall. */
@NullMarked
package io.latebind.measure.vector;

import org.jspecify.annotations.NullMarked;
