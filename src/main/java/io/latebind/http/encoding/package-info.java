/**
 * Bodies that are packed with gzip: unpacked as they come in, within the same bounds as others, and
 * packed for clients that ask for it.
 *
 * <p>The web server is told to leave bodies as they are ({@link
 * io.latebind.http.encoding.NoDecoding}): it would refuse what it does not know with 400, and pack
 * answers of a few bytes.
 */
@NullMarked
package io.latebind.http.encoding;

import org.jspecify.annotations.NullMarked;
