/** Tests of reading searches. */
@NullMarked
package io.latebind.search;

import org.jspecify.annotations.NullMarked;
