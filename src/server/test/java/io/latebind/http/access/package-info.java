/** Who may do what, rule by rule, and certificates to try it with. */
@NullMarked
package io.latebind.http.access;

import org.jspecify.annotations.NullMarked;
