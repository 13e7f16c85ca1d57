package io.latebind.http;

import java.io.InputStream;

/**
 * A request as it came in.
 *
 * @param method the HTTP method
 * @param rawPath the path as it was sent, without query
 * @param queried whether a query or a fragment follows the path
 * @param hop whether another instance has sent it
 * @param body the body, unread
 */
public record Call(String method, String rawPath, boolean queried, boolean hop, InputStream body) {}
