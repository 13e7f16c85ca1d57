/** Hostile input made by hand, with the answer that each must get. */
@NullMarked
package io.latebind.fuzz.corpus;

import org.jspecify.annotations.NullMarked;
