/** The commands as a user types them. */
@NullMarked
package io.latebind.cli;

import org.jspecify.annotations.NullMarked;
