/**
 * Bodies compressed with gzip: {@link io.latebind.http.encoding.ContentCoding} decompresses
 * requests as they are read, within the same limits as others, and {@link
 * io.latebind.http.encoding.Packing} compresses responses for clients that accept it.
 *
 * <p>The web server leaves bodies unchanged ({@link io.latebind.http.encoding.NoDecoding}): it
 * would reject unknown codings with 400, and compress responses of a few bytes.
 */
@NullMarked
package io.latebind.http.encoding;

import org.jspecify.annotations.NullMarked;
