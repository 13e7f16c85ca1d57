/**
 * Authentication and authorisation of HTTP requests.
 *
 * <p>{@link io.latebind.http.access.Access} determines the {@link io.latebind.http.access.Caller}
 * from the {@link io.latebind.http.access.Credentials} of a request: another instance, by its
 * certificate; a user, by a token of the {@link io.latebind.http.access.TokenFile}; or an unknown
 * caller. Each line of the endpoint table requires a {@link io.latebind.http.access.Permission},
 * and a token grants {@link io.latebind.http.access.Right}s. Without tokens, {@link
 * io.latebind.http.access.Authority} and {@link io.latebind.http.access.Origins} keep pages of
 * other sites out. {@link io.latebind.http.access.TlsContext} reads the files of {@link
 * io.latebind.http.access.TlsSettings}.
 */
@NullMarked
package io.latebind.http.access;

import org.jspecify.annotations.NullMarked;
