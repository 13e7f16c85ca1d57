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
import io.latebind.http.access.Sender;
import io.latebind.http.connection.Connection;
import io.latebind.http.connection.Connections;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
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

  /** So much is read of who may not come in, so that the answer is not lost with the rest. */
  private static final long DRAIN_OF_STRANGERS_BYTES = 64 * 1024;

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
    Connection connection = Connections.current();
    HttpPrologue prologue = request.prologue();
    boolean hasBody = request.content().hasEntity();
    BodyStream body =
        new BodyStream(
            hasBody ? request.content()::inputStream : InputStream::nullInputStream,
            hasBody ? BodyCharset.problem(contentType(request)) : null);
    Response answer =
        answers.apply(
            new Call(
                prologue.method().text(),
                prologue.uriPath().rawPath(),
                query(prologue),
                sender(request),
                body,
                connection::watch));
    boolean head = prologue.method().text().equals("HEAD");
    if (!hasBody || finish(request.headers(), body, answer.status())) {
      connection.send(() -> send(answer, head, response));
    } else {
      response.header(HeaderValues.CONNECTION_CLOSE);
      connection.send(() -> send(answer, head, response));
      // The header alone closes nothing, and what is left of the body would be the next request.
      throw new CloseConnectionException("The body was not read to its end.");
    }
  }

  private static @Nullable String contentType(RoutingRequest request) {
    return request.headers().first(HeaderNames.CONTENT_TYPE).orElse(null);
  }

  private static Sender sender(RoutingRequest request) {
    ServerRequestHeaders headers = request.headers();
    return new Sender(
        headers.contains(HOP),
        request.remotePeer().address() instanceof InetSocketAddress from
            && from.getAddress().isLoopbackAddress(),
        request.isSecure() && request.remotePeer().tlsCertificates().isPresent(),
        headers.all(HeaderNames.AUTHORIZATION, List::of),
        headers.first(HeaderNames.ORIGIN).orElse(null));
  }

  private static @Nullable String query(HttpPrologue prologue) {
    boolean hasFragment = prologue.fragment().hasValue();
    String fragment = hasFragment ? "#" + prologue.fragment().rawValue() : "";
    return prologue.hasQuery() || hasFragment ? prologue.query().rawValue() + fragment : null;
  }

  /** A client that waits to be told to go on must not be waited for. */
  private boolean finish(ServerRequestHeaders headers, BodyStream body, int status) {
    boolean waits = headers.containsToken(HeaderValues.EXPECT_100) && !body.isTouched();
    boolean stranger = status == 401 || status == 403;
    return !waits && body.drain(stranger ? DRAIN_OF_STRANGERS_BYTES : maxDrainBytes, DRAIN_NANOS);
  }

  private static void send(Response answer, boolean head, ServerResponse response) {
    response.status(Status.create(answer.status()));
    response.header(HeaderNames.CONTENT_TYPE, answer.mediaType());
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.send(head ? new byte[0] : answer.body());
  }
}
