package io.latebind.http.search;

import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.search.query.SearchException;
import java.time.Duration;
import java.util.function.Supplier;

/** The problems for clients whose search cannot be answered as requested. */
final class SearchProblems {
  private static final String BODY_BYTES = "bodyBytes";

  private SearchProblems() {}

  /** The response, or the problem in its place. */
  static Response orResponse(Supplier<Response> response) {
    try {
      return response.get();
    } catch (SearchException e) {
      throw problem(e).asException();
    }
  }

  private static Problem problem(SearchException e) {
    int status = BODY_BYTES.equals(e.limit()) ? 413 : 400;
    return Problem.of(status, String.valueOf(e.getMessage())).with("limit", e.limit());
  }

  /** The problem that the hits were found, but highlighting them took too long. */
  static Problem passagesTooSlow(Duration timeout) {
    return Problem.of(
            504,
            "The hits were found, but not all passages of them within the timeout of "
                + timeout.toMillis()
                + " ms. Ask for fewer hits with highlight, or give a larger timeoutMillis.")
        .with("timeoutMillis", timeout.toMillis());
  }

  /** The problem that the client has disconnected; it shows in the metrics only. */
  static Problem nobodyWaits() {
    return Problem.of(499, "The client has gone, and the search was given up.");
  }

  /** The problem that the body of a search has too many bytes. */
  static Problem bodyTooLarge(int maxBytes) {
    return Problem.of(
            413,
            "The search has more than " + maxBytes + " bytes. Ask for less, in several searches.")
        .with("limit", BODY_BYTES)
        .with("maxBytes", maxBytes);
  }
}
