/**
 * The HTTP server: {@link io.latebind.http.HttpServer} starts it, {@code HttpApplication} wires
 * everything behind it, and {@code Endpoints} is the table of all endpoints.
 *
 * <p>The subpackages, lowest first: {@code response}, {@code access} and {@code exchange}
 * (responses, permissions, requests), {@code connection} and {@code encoding} (timeouts and TLS,
 * compression), {@code routing} (other instances), {@code listener} (the web server), then the
 * endpoints: {@code documents}, {@code search}, {@code status}, {@code metrics}.
 */
@NullMarked
package io.latebind.http;

import org.jspecify.annotations.NullMarked;
