package io.latebind.http.listener;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.latebind.http.access.Authority;
import io.latebind.http.connection.RequestLine;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request: what it says about the connection, and the server it is addressed to.
 *
 * @param line the request line
 * @param headers the headers
 */
record RequestHead(RequestLine line, ServerRequestHeaders headers) {
  private static final String CONTINUE = "100-continue";

  /**
   * Checks what the web server does not check.
   *
   * @throws ProblemException (400, 417) if the request cannot be answered
   */
  void check() {
    if (line.old() && headers.contains(HeaderNames.TRANSFER_ENCODING)) {
      throw Problem.of(
              400, "HTTP/1.0 has no Transfer-Encoding. Send a Content-Length, or HTTP/1.1.")
          .asException();
    }
    for (String expectation : all(HeaderNames.EXPECT)) {
      if (!expectation.strip().equalsIgnoreCase(CONTINUE)) {
        throw Problem.of(
                417, "Nothing can be expected here but 100-continue. Leave the Expect header out.")
            .asException();
      }
    }
  }

  /**
   * The server that the request is addressed to; null if an HTTP/1.0 client names none.
   *
   * @throws ProblemException (400) if the name is invalid
   */
  @Nullable Authority addressed() {
    List<String> hosts = all(HeaderNames.HOST);
    if (hosts.size() > 1) {
      throw badHost("The request has several Host headers");
    }
    if (hosts.isEmpty() && !line.old()) {
      throw badHost("The request has no Host header");
    }
    String named = line.authority();
    if (named == null && hosts.isEmpty()) {
      return null;
    }
    try {
      return Authority.parse(named == null ? hosts.getFirst().strip() : named);
    } catch (IllegalArgumentException e) {
      throw badHost(
          named == null ? "The Host header is none" : "The server in the request line is none");
    }
  }

  private static ProblemException badHost(String what) {
    return Problem.of(400, what + ". Send one, as in Host: localhost:8080.").asException();
  }

  /**
   * Whether the connection closes after the response: HTTP/1.0 clients have to ask to keep it open.
   */
  boolean closes() {
    return headers.containsToken(HeaderValues.CONNECTION_CLOSE) || (line.old() && !keeps());
  }

  /** Whether the response has to say that the connection stays open. */
  boolean keeps() {
    return line.old() && headers.containsToken(HeaderValues.CONNECTION_KEEP_ALIVE);
  }

  /** All values of a header, in the order received. */
  List<String> all(HeaderName name) {
    return headers.all(name, List::of);
  }
}
