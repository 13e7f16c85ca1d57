/** The command line, one command a file. */
@NullMarked
package io.latebind.cli;

import org.jspecify.annotations.NullMarked;
