/** Who judges what is read: each answer has to be explained by what was written and committed. */
@NullMarked
package io.latebind.chaos.judge;

import org.jspecify.annotations.NullMarked;
