/** Tests of {@code io.latebind.demo.data}. */
@NullMarked
package io.latebind.demo.data;

import org.jspecify.annotations.NullMarked;
