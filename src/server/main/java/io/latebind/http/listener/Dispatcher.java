package io.latebind.http.listener;

import io.latebind.http.access.Access;
import io.latebind.http.access.Caller;
import io.latebind.http.access.Permission;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.exchange.HttpRequest;
import io.latebind.http.exchange.RequestTimer;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Incident;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the endpoint of a request, checks the caller's permission and the concurrency limits, and
 * turns every failure into a problem.
 */
public final class Dispatcher {
  private static final String NO_ROUTE = "none";

  private final List<Endpoint> endpoints;
  private final Access access;
  private final Admission admission;
  private final RequestTimer timer;

  /** A dispatcher for an endpoint table. */
  public Dispatcher(
      List<Endpoint> endpoints, Access access, Admission admission, RequestTimer timer) {
    this.endpoints = List.copyOf(endpoints);
    this.access = access;
    this.admission = admission;
    this.timer = timer;
  }

  /** An endpoint whose path matches, with the values of the pattern's names. */
  private record Match(Endpoint endpoint, Map<String, String> parameters) {
    String route() {
      return endpoint.method() + " " + endpoint.path().text();
    }
  }

  /** Answers a request. */
  public Response dispatch(HttpRequest call) {
    long begin = System.nanoTime();
    List<Match> fitting = fitting(call.rawPath());
    // A HEAD is answered like a GET, and its body is omitted when it is sent.
    String method = call.method().equals("HEAD") ? "GET" : call.method();
    Optional<Match> match =
        fitting.stream().filter(m -> m.endpoint().method().equals(method)).findFirst();
    Response response = answer(call, fitting, match);
    timer.answered(
        match.map(Match::route).orElse(NO_ROUTE),
        response.status(),
        Duration.ofNanos(System.nanoTime() - begin));
    return response;
  }

  private List<Match> fitting(String rawPath) {
    List<Match> fitting = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      endpoint.path().match(rawPath).ifPresent(p -> fitting.add(new Match(endpoint, p)));
    }
    return fitting;
  }

  private Response answer(HttpRequest call, List<Match> fitting, Optional<Match> match) {
    try {
      Caller caller = access.identify(call.sender());
      Access.require(match.map(m -> m.endpoint().need()).orElse(Permission.READ_OR_WRITE), caller);
      if (match.isEmpty() && call.method().equals("OPTIONS")) {
        return options(call, fitting);
      }
      Match found = match.orElseThrow(() -> nowhere(call, fitting).asException());
      checkQuery(call, found);
      return admit(call, found, caller);
    } catch (ProblemException e) {
      return e.problem().asResponse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return shuttingDown().asResponse();
    } catch (RuntimeException | StackOverflowError e) {
      return Incident.of(call.method() + " " + call.rawPath() + " failed", e).asResponse();
    }
  }

  /** The methods that a path allows; for an asterisk in place of a path, those of all paths. */
  private Response options(HttpRequest call, List<Match> fitting) {
    boolean all = call.rawPath().equals("*");
    Stream<Endpoint> there =
        all
            ? endpoints.stream().filter(Dispatcher::isForClients)
            : fitting.stream().map(Match::endpoint);
    String allow = allow(there.map(Endpoint::method));
    if (allow.isEmpty()) {
      throw nothing().asException();
    }
    return Response.empty().withHeader("Allow", allow + ", OPTIONS");
  }

  private static boolean isForClients(Endpoint endpoint) {
    return endpoint.need() != Permission.INSTANCE;
  }

  private static Problem nowhere(HttpRequest call, List<Match> fitting) {
    if (fitting.isEmpty()) {
      return nothing();
    }
    String allow = allow(fitting.stream().map(fits -> fits.endpoint().method()));
    return Problem.of(405, call.method() + " does not work here. Use " + allow + ".")
        .withHeader("Allow", allow);
  }

  private static Problem nothing() {
    return Problem.of(
        404,
        "There is nothing at this path. Documents are at /documents/{id}, indexes at /indexes,"
            + " and docs/http.md lists the rest.");
  }

  private static String allow(Stream<String> methods) {
    Set<String> allowed = new LinkedHashSet<>();
    methods.forEach(
        method -> {
          allowed.add(method);
          if (method.equals("GET")) {
            allowed.add("HEAD");
          }
        });
    return String.join(", ", allowed);
  }

  /**
   * Rejects a query: a raw question mark in an id would truncate the id without the client
   * noticing.
   */
  private static void checkQuery(HttpRequest call, Match match) {
    if (call.query() != null && match.endpoint().path().text().endsWith("+}")) {
      throw Problem.of(
              400,
              "The path has a query or a fragment, and this endpoint takes none. Write %3F for a"
                  + " question mark and %23 for a number sign in an id.")
          .asException();
    }
  }

  /** Answers within the concurrency limits. The hop header counts only if an instance sent it. */
  private Response admit(HttpRequest call, Match match, Caller caller) throws InterruptedException {
    boolean hop = caller instanceof Caller.Instance && call.sender().hop();
    RoutedRequest request =
        new RoutedRequest(match.parameters(), call.query(), hop, call.body(), call.departure());
    // Requests of other instances are already counted there.
    Endpoint.Lane lane = hop ? Endpoint.Lane.FREE : match.endpoint().lane();
    Admission.Place place = admission.enter(lane);
    try {
      return match.endpoint().handler().handle(request);
    } finally {
      place.leave();
    }
  }

  private static Problem shuttingDown() {
    return Problem.of(503, "This instance is shutting down. Send the request to another one.")
        .retryable();
  }
}
