/**
 * The connections of the web server: timeouts, TLS with the certificates of instances, HTTP/1.0,
 * and the detection of clients that disconnect while their request is answered.
 *
 * <p>The web server itself lets clients take any time. {@link
 * io.latebind.http.connection.Connections} stands between it and the sockets, and ends connections
 * that exceed {@link io.latebind.http.connection.ConnectionTimeouts}. {@link
 * io.latebind.http.connection.Connection} is one of them; {@link
 * io.latebind.http.connection.RequestLine} converts its request lines, and {@link
 * io.latebind.http.connection.ServerTls} sets its TLS parameters.
 */
@NullMarked
package io.latebind.http.connection;

import org.jspecify.annotations.NullMarked;
