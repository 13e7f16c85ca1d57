/**
 * The commands that try Latebind hard for as long as one likes. They are not part of the product:
 * the launcher starts them from the test classes.
 */
@NullMarked
package io.latebind.workbench;

import org.jspecify.annotations.NullMarked;
