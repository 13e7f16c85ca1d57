/**
 * The lowest package of HTTP: a {@link io.latebind.http.response.Response}, and a {@link
 * io.latebind.http.response.Problem}, an error response that says what to do ({@code
 * application/problem+json}). A {@link io.latebind.http.response.ProblemException} ends a request
 * with a problem; an {@link io.latebind.http.response.Incident} is an unexpected failure, which is
 * logged.
 */
@NullMarked
package io.latebind.http.response;

import org.jspecify.annotations.NullMarked;
