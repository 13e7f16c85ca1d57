package io.latebind.http;

import io.latebind.http.access.Origins;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other sites in a browser ask, where their origin is listed, and read the answers:
 * cross-origin resource sharing, as the Fetch standard has it. Where no origin is listed, nothing
 * is answered that was not before.
 *
 * <p>What a page may do is another matter: with tokens, it needs one like everybody else.
 */
final class Cors {
  private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
  private static final String REQUEST_HEADERS = "Authorization, Content-Type, Content-Encoding";

  /** What a page could not read otherwise. */
  private static final String EXPOSED = "Allow, Retry-After, WWW-Authenticate";

  private static final String MAX_AGE_SECONDS = "3600";

  private final Origins origins;

  Cors(Origins origins) {
    this.origins = origins;
  }

  /** The same answers, for pages too. */
  Function<Call, Response> around(Function<Call, Response> answers) {
    return call -> {
      String origin = call.sender().origin();
      return origin != null && call.preflight() && call.method().equals("OPTIONS")
          ? preflight(origin)
          : share(answers.apply(call), origin);
    };
  }

  /** Browsers send no token with it, so none is asked for. */
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

  /** An answer that a page of an origin may read, if it is one of those. */
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
