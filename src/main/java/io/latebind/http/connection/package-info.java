/**
 * The connections of the web server: how long each may take for what, TLS with the certificates of
 * instances, and noticing that a client has gone while it is answered.
 *
 * <p>The web server lets whoever is connected take any time. {@link
 * io.latebind.http.connection.Connections} stands between it and the sockets, and ends connections
 * that exceed {@link io.latebind.http.connection.Patience}.
 */
@NullMarked
package io.latebind.http.connection;

import org.jspecify.annotations.NullMarked;
