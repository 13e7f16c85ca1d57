package io.latebind.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests from the web server to the dispatcher, and answers back.
 *
 * <p>It is a filter that takes everything and lets nothing through: the routing behind it would
 * normalise paths, and an id like {@code a//../b} would become another one.
 */
final class HttpAdapter implements Filter {
  private static final HeaderName HOP = HeaderNames.create(HttpPeers.HOP);
  private static final long DRAIN_NANOS = Duration.ofSeconds(5).toNanos();

  private final Function<Call, Response> answers;
  private final long maxDrainBytes;

  /**
   * To {@code answers}.
   *
   * @param maxDrainBytes how much of an unread body is read away to keep a connection
   */
  HttpAdapter(Function<Call, Response> answers, long maxDrainBytes) {
    this.answers = answers;
    this.maxDrainBytes = maxDrainBytes;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    HttpPrologue prologue = request.prologue();
    boolean hasBody = request.content().hasEntity();
    BodyStream body =
        new BodyStream(hasBody ? request.content()::inputStream : InputStream::nullInputStream);
    Response answer =
        answers.apply(
            new Call(
                prologue.method().text(),
                prologue.uriPath().rawPath(),
                query(prologue),
                request.headers().contains(HOP),
                body));
    boolean head = prologue.method().text().equals("HEAD");
    if (!hasBody || finish(request.headers(), body)) {
      send(answer, head, response);
    } else {
      response.header(HeaderValues.CONNECTION_CLOSE);
      send(answer, head, response);
      // The header alone closes nothing, and what is left of the body would be the next request.
      throw new CloseConnectionException("The body was not read to its end.");
    }
  }

  private static @Nullable String query(HttpPrologue prologue) {
    boolean hasFragment = prologue.fragment().hasValue();
    String fragment = hasFragment ? "#" + prologue.fragment().rawValue() : "";
    return prologue.hasQuery() || hasFragment ? prologue.query().rawValue() + fragment : null;
  }

  /** A client that waits to be told to go on must not be waited for. */
  private boolean finish(ServerRequestHeaders headers, BodyStream body) {
    boolean waits = headers.containsToken(HeaderValues.EXPECT_100) && !body.isTouched();
    return !waits && body.drain(maxDrainBytes, DRAIN_NANOS);
  }

  private static void send(Response answer, boolean head, ServerResponse response) {
    response.status(Status.create(answer.status()));
    response.header(HeaderNames.CONTENT_TYPE, answer.mediaType());
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.send(head ? new byte[0] : answer.body());
  }
}
