/**
 * One request, without the web server: {@link io.latebind.http.exchange.HttpRequest} is the request
 * as received, {@link io.latebind.http.exchange.RoutedRequest} the same after routing, and {@link
 * io.latebind.http.exchange.Endpoint} a line of the endpoint table with its {@link
 * io.latebind.http.exchange.PathPattern}. {@link io.latebind.http.exchange.Indexes} finds an index
 * by name, {@link io.latebind.http.exchange.Bodies} and {@link
 * io.latebind.http.exchange.PercentEncoding} decode what clients send.
 */
@NullMarked
package io.latebind.http.exchange;

import org.jspecify.annotations.NullMarked;
