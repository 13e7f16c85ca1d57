package io.latebind.http;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param method the HTTP method
 * @param rawPath the path as it was sent, without query
 * @param query what follows the path, as it was sent: the query, and a fragment with the number
 *     sign in front; null when nothing does
 * @param hop whether another instance has sent it
 * @param body the body, unread
 */
public record Call(
    String method, String rawPath, @Nullable String query, boolean hop, InputStream body) {}
