package io.latebind.http.listener;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import io.latebind.http.access.Credentials;
import io.latebind.http.connection.Connection;
import io.latebind.http.connection.Connections;
import io.latebind.http.encoding.ContentCoding;
import io.latebind.http.encoding.Packing;
import io.latebind.http.exchange.HttpRequest;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;
import io.latebind.http.routing.HttpPeers;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests from the web server to the dispatcher, and responses back.
 *
 * <p>It is a filter that handles every request and passes none on: the routing behind it would
 * normalise paths, and change an id such as {@code a//../b}.
 */
final class HttpAdapter implements Filter {
  private static final HeaderName HOP = HeaderNames.create(HttpPeers.HOP);
  private static final long DRAIN_NANOS = Duration.ofSeconds(5).toNanos();

  /**
   * How much of a rejected caller's body is read, so that the response is not lost with the rest.
   */
  private static final long DRAIN_OF_STRANGERS_BYTES = 64 * 1024;

  private final Function<HttpRequest, Response> answers;
  private final Cors cors;
  private final long maxDrainBytes;

  /**
   * An adapter to {@code answers}.
   *
   * @param cors which pages may read the responses
   * @param maxDrainBytes how much of an unread body is discarded to keep a connection
   */
  HttpAdapter(Function<HttpRequest, Response> answers, Cors cors, long maxDrainBytes) {
    this.answers = cors.around(answers);
    this.cors = cors;
    this.maxDrainBytes = maxDrainBytes;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    Connection connection = Connections.current();
    RequestHead head = new RequestHead(connection.requestLine(), request.headers());
    boolean hasBody = request.content().hasEntity();
    BodyStream body =
        new BodyStream(
            hasBody ? request.content()::inputStream : InputStream::nullInputStream,
            hasBody ? BodyCharset.problem(contentType(request)) : null);
    Response answer =
        Packing.pack(
            answer(request, head, body, connection), head.all(HeaderNames.ACCEPT_ENCODING));
    boolean finished = !hasBody || finish(request.headers(), body, answer.status());
    boolean closes = head.closes() || !finished;
    if (closes) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    } else if (head.keeps()) {
      response.header(HeaderValues.CONNECTION_KEEP_ALIVE);
    }
    boolean bodiless = request.prologue().method().equals(Method.HEAD);
    connection.send(() -> send(answer, bodiless, response));
    if (closes) {
      // The header alone closes nothing, and the rest of a body would be taken for the next
      // request.
      throw new CloseConnectionException("This was the last request of the connection.");
    }
  }

  private Response answer(
      RoutingRequest request, RequestHead head, BodyStream body, Connection connection) {
    HttpPrologue prologue = request.prologue();
    try {
      head.check();
      return answers.apply(
          new HttpRequest(
              prologue.method().text(),
              prologue.uriPath().rawPath(),
              query(prologue),
              sender(request, head),
              head.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD),
              ContentCoding.decode(body, head.all(HeaderNames.CONTENT_ENCODING)),
              connection::watch));
    } catch (ProblemException e) {
      return cors.share(e.problem().asResponse(), origin(request));
    }
  }

  private static @Nullable String origin(RoutingRequest request) {
    return request.headers().first(HeaderNames.ORIGIN).orElse(null);
  }

  private static @Nullable String contentType(RoutingRequest request) {
    return request.headers().first(HeaderNames.CONTENT_TYPE).orElse(null);
  }

  private static Credentials sender(RoutingRequest request, RequestHead head) {
    ServerRequestHeaders headers = head.headers();
    return new Credentials(
        headers.contains(HOP),
        request.remotePeer().address() instanceof InetSocketAddress from
            && from.getAddress().isLoopbackAddress(),
        request.isSecure() && request.remotePeer().tlsCertificates().isPresent(),
        head.all(HeaderNames.AUTHORIZATION),
        origin(request),
        head.addressed());
  }

  private static @Nullable String query(HttpPrologue prologue) {
    boolean hasFragment = prologue.fragment().hasValue();
    String fragment = hasFragment ? "#" + prologue.fragment().rawValue() : "";
    return prologue.hasQuery() || hasFragment ? prologue.query().rawValue() + fragment : null;
  }

  /** Discards the rest of the body, unless the client is still waiting for 100 Continue. */
  private boolean finish(ServerRequestHeaders headers, BodyStream body, int status) {
    boolean waits = headers.containsToken(HeaderValues.EXPECT_100) && !body.isTouched();
    boolean stranger = status == 401 || status == 403 || status == 421;
    return !waits && body.drain(stranger ? DRAIN_OF_STRANGERS_BYTES : maxDrainBytes, DRAIN_NANOS);
  }

  private static void send(Response answer, boolean bodiless, ServerResponse response) {
    byte[] body = answer.body();
    response.status(Status.create(answer.status()));
    if (body.length > 0) {
      response.header(HeaderNames.CONTENT_TYPE, answer.mediaType());
    }
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    if (bodiless) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
    }
    response.send(bodiless ? new byte[0] : body);
  }
}
