/** The rules of the house, as tests: layers, tidiness, format, and files that nobody compiles. */
@NullMarked
package io.latebind.architecture;

import org.jspecify.annotations.NullMarked;
