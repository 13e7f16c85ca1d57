/** The protocol step by step, and the values it is made of. */
@NullMarked
package io.latebind.engine;

import org.jspecify.annotations.NullMarked;
