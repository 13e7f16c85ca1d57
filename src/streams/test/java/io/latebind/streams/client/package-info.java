/** Tests of {@code io.latebind.streams.client}. */
@NullMarked
package io.latebind.streams.client;

import org.jspecify.annotations.NullMarked;
