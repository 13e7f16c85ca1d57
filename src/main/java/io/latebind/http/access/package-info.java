/**
 * Who may do what over HTTP.
 *
 * <p>{@link io.latebind.http.access.Access} tells from what a request shows of its sender who the
 * {@link io.latebind.http.access.Caller} is: another instance, by its certificate; a user, by a
 * token of the {@link io.latebind.http.access.TokenFile}; or nobody that is known. Each line of the
 * endpoint table says what it needs of a caller, see {@link io.latebind.http.access.Need}.
 */
@NullMarked
package io.latebind.http.access;

import org.jspecify.annotations.NullMarked;
