package io.latebind.http.listener;

import io.latebind.http.access.Origins;
import io.latebind.http.exchange.HttpRequest;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin resource sharing (CORS), as in the Fetch standard: pages of listed origins may send
 * requests from a browser and read the responses. If no origin is listed, responses are the same as
 * without CORS.
 *
 * <p>It grants no rights: with tokens, a page needs one like every other client.
 */
final class Cors {
  private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
  private static final String REQUEST_HEADERS = "Authorization, Content-Type, Content-Encoding";

  /** The headers that a page could not read otherwise. */
  private static final String EXPOSED = "Allow, Retry-After, WWW-Authenticate";

  private static final String MAX_AGE_SECONDS = "3600";

  private final Origins origins;

  Cors(Origins origins) {
    this.origins = origins;
  }

  /** The same responses, with the headers for pages. */
  Function<HttpRequest, Response> around(Function<HttpRequest, Response> answers) {
    return call -> {
      String origin = call.sender().origin();
      return origin != null && call.preflight() && call.method().equals("OPTIONS")
          ? preflight(origin)
          : share(answers.apply(call), origin);
    };
  }

  /** The response to a preflight request. Browsers send no token with it, so none is required. */
  private Response preflight(String origin) {
    if (!origins.allows(origin)) {
      Problem refused =
          Problem.of(
              403,
              "Pages of this origin are not let in. Who runs this Latebind can name it in"
                  + " latebind.http.cors.origins.");
      return share(refused.asResponse(), origin);
    }
    return share(Response.empty(), origin)
        .withHeader("Access-Control-Allow-Methods", METHODS)
        .withHeader("Access-Control-Allow-Headers", REQUEST_HEADERS)
        .withHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
  }

  /** The response with the headers that let a page read it, if the page's origin is listed. */
  Response share(Response answer, @Nullable String origin) {
    if (origins.isEmpty()) {
      return answer;
    }
    Response varying = origins.any() ? answer : answer.varying("Origin");
    if (origin == null || !origins.allows(origin)) {
      return varying;
    }
    return varying
        .withHeader("Access-Control-Allow-Origin", origins.any() ? "*" : origin)
        .withHeader("Access-Control-Expose-Headers", EXPOSED);
  }
}
