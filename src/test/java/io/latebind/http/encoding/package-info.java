@NullMarked
package io.latebind.http.encoding;

import org.jspecify.annotations.NullMarked;
