/** The adapters, and the whole topology in a test driver. */
@NullMarked
package io.latebind.topology;

import org.jspecify.annotations.NullMarked;
