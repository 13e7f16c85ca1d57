/** Tests of {@code io.latebind.http.documents}. */
@NullMarked
package io.latebind.http.documents;

import org.jspecify.annotations.NullMarked;
