/** Tests of what Latebind answers over HTTP, without a broker and over one. */
@NullMarked
package io.latebind.http;

import org.jspecify.annotations.NullMarked;
