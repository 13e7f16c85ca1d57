package io.latebind.http.listener;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.latebind.http.connection.Connections;
import io.latebind.http.response.Incident;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import org.jspecify.annotations.Nullable;

/** Turns what the web server itself rejects, before it reaches an endpoint, into problems. */
final class DirectProblems implements DirectHandler {
  private final Cors cors;

  /**
   * The web server's text in place of a message that is not for clients; the log has no more
   * either.
   */
  private static final String NOTHING_TO_SAY = "Bad request, see server log";

  private DirectProblems(Cors cors) {
    this.cors = cors;
  }

  /**
   * Handlers for all types of event.
   *
   * @param cors which pages may read the responses
   */
  static DirectHandlers handlers(Cors cors) {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, new DirectProblems(cors));
    }
    return builder.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders responseHeaders,
      @Nullable String message) {
    Status status = isUnreadable(eventType) ? Status.BAD_REQUEST_400 : defaultStatus;
    return transport(request, problem(status.code(), message), status, responseHeaders);
  }

  /**
   * Whether a request could not be read. The web server recognises some reasons for that; it takes
   * an invalid method and truncated headers for failures of its own, and logs each.
   */
  private static boolean isUnreadable(EventType eventType) {
    return eventType == EventType.INTERNAL_ERROR && Connections.current().awaitsHeaders();
  }

  /** Logs an unexpected failure under an id, which the response contains. */
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders responseHeaders,
      Throwable thrown,
      System.@Nullable Logger logger) {
    Problem problem =
        defaultStatus.code() == 500
            ? Incident.of(request.method() + " " + request.path() + " failed", thrown)
            : problem(defaultStatus.code(), known(thrown));
    return transport(request, problem, defaultStatus, responseHeaders);
  }

  /** Only the web server's own message about a request; any other may contain anything. */
  private static @Nullable String known(Throwable thrown) {
    return thrown instanceof RequestException refused && refused.safeMessage()
        ? refused.getMessage()
        : null;
  }

  private TransportResponse transport(
      TransportRequest request,
      Problem problem,
      Status defaultStatus,
      ServerResponseHeaders responseHeaders) {
    String origin = request.headers().first(HeaderNames.ORIGIN).orElse(null);
    Response response = cors.share(problem.asResponse(), origin);
    responseHeaders.set(HeaderNames.CONTENT_TYPE, response.mediaType());
    response
        .headers()
        .forEach((name, value) -> responseHeaders.set(HeaderNames.create(name), value));
    boolean head = request.method().equals("HEAD");
    return TransportResponse.builder()
        .status(defaultStatus)
        .headers(responseHeaders)
        .keepAlive(false)
        .entity(head ? new byte[0] : response.body())
        .build();
  }

  /**
   * The problem for a status.
   *
   * @param message the web server's message; may be empty or null
   */
  static Problem problem(int status, @Nullable String message) {
    return Problem.of(status, detail(status, message == null ? "" : message));
  }

  private static String detail(int status, String told) {
    String message = told.startsWith(NOTHING_TO_SAY) ? "" : told;
    return switch (status) {
      case 413 -> "The body is too large for any endpoint. Send it in several requests.";
      case 414 ->
          "The request line is too long. An id has at most 1024 bytes, percent-encoded 3072. A long"
              + " search can be sent as JSON with POST.";
      case 431 -> "The headers are too large. Send fewer of them.";
      case 500 -> "Something went wrong that should not. The log of this instance says more.";
      case 501 ->
          "The Transfer-Encoding is not known here. Send the body in chunks only, or with a"
              + " Content-Length; pack it with gzip as Content-Encoding.";
      case 505 -> "Only HTTP/1.1 and HTTP/1.0 are spoken here. Let the client use one of them.";
      default ->
          "The request is not understood"
              + (message.isBlank() ? "" : ": " + message)
              + ". Send well-formed HTTP/1.1.";
    };
  }
}
