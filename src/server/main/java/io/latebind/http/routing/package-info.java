/**
 * Requests between instances: {@link io.latebind.http.routing.Router} finds the owner of a
 * partition ({@link io.latebind.http.routing.StreamsOwners}) and forwards requests to it through
 * {@link io.latebind.http.routing.HttpPeers}, which searches use as {@link
 * io.latebind.http.routing.SearchPeers}. {@link io.latebind.http.routing.SingleFlight} runs a task
 * once for concurrent callers.
 */
@NullMarked
package io.latebind.http.routing;

import org.jspecify.annotations.NullMarked;
