/**
 * From the web server to the endpoints: {@link io.latebind.http.listener.HttpListener} opens the
 * port with its {@link io.latebind.http.listener.HttpSettings}, {@code HttpAdapter} turns the web
 * server's request into an {@link io.latebind.http.exchange.HttpRequest}, {@code Cors} admits pages
 * of other sites, {@link io.latebind.http.listener.Dispatcher} finds the endpoint, and {@link
 * io.latebind.http.listener.Admission} limits concurrency. Nothing behind the dispatcher depends on
 * the web server.
 */
@NullMarked
package io.latebind.http.listener;

import org.jspecify.annotations.NullMarked;
