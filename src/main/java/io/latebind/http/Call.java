package io.latebind.http;

import io.latebind.http.access.Sender;
import io.latebind.search.Cancellation;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param method the HTTP method
 * @param rawPath the path as it was sent, without query
 * @param query what follows the path, as it was sent: the query, and a fragment with the number
 *     sign in front; null when nothing does
 * @param sender what is known of who sent it
 * @param preflight whether a browser asks which requests a page may send, as far as the headers say
 * @param body the body, unread and unpacked
 * @param departure begins to watch whether the client stays; for after the body
 */
public record Call(
    String method,
    String rawPath,
    @Nullable String query,
    Sender sender,
    boolean preflight,
    InputStream body,
    Supplier<Cancellation> departure) {}
