package io.latebind.http.exchange;

import io.latebind.http.access.Credentials;
import io.latebind.search.partition.Cancellation;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request as received.
 *
 * @param method the HTTP method
 * @param rawPath the path as sent, without the query
 * @param query what follows the path, as sent: the query, and a fragment with its number sign; null
 *     if nothing follows
 * @param sender what is known about its sender
 * @param preflight whether its headers are those of a browser that asks which requests a page may
 *     send
 * @param body the body, unread, without its content coding
 * @param departure starts to watch for a disconnect of the client; only after the body is read
 */
public record HttpRequest(
    String method,
    String rawPath,
    @Nullable String query,
    Credentials sender,
    boolean preflight,
    InputStream body,
    Supplier<Cancellation> departure) {}
