/** Settings read and refused, and that the README shows them as they are. */
@NullMarked
package io.latebind.app;

import org.jspecify.annotations.NullMarked;
