/** Examples of how to test indexes of one's own, and tests of the driver they use. */
@NullMarked
package io.latebind.testing;

import org.jspecify.annotations.NullMarked;
