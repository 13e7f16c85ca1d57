package io.latebind.http;

import io.latebind.http.access.Access;
import io.latebind.http.access.Caller;
import io.latebind.http.access.Need;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the endpoint of a request, asks whether its caller may use it and whether there is room for
 * it, and turns whatever goes wrong into a problem.
 */
public final class Dispatcher {
  private static final String NO_ROUTE = "none";

  private final List<Endpoint> endpoints;
  private final Access access;
  private final Admission admission;
  private final RequestTimer timer;

  /** Over a table. */
  public Dispatcher(
      List<Endpoint> endpoints, Access access, Admission admission, RequestTimer timer) {
    this.endpoints = List.copyOf(endpoints);
    this.access = access;
    this.admission = admission;
    this.timer = timer;
  }

  /** An endpoint whose path fits, and what stands in its place. */
  private record Match(Endpoint endpoint, Map<String, String> parameters) {
    String route() {
      return endpoint.method() + " " + endpoint.path().text();
    }
  }

  /** Answers. */
  public Response dispatch(Call call) {
    long begin = System.nanoTime();
    List<Match> fitting = fitting(call.rawPath());
    // A HEAD is answered as a GET, and its body is left out when it is sent.
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

  private Response answer(Call call, List<Match> fitting, Optional<Match> match) {
    try {
      Caller caller = access.identify(call.sender());
      Access.require(match.map(m -> m.endpoint().need()).orElse(Need.READ_OR_WRITE), caller);
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

  /** What can be done at a path; with a star for a path, what can be done here at all. */
  private Response options(Call call, List<Match> fitting) {
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
    return endpoint.need() != Need.INSTANCE;
  }

  private static Problem nowhere(Call call, List<Match> fitting) {
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
            + " and the README lists the rest.");
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

  /** A raw question mark in an id would cut the id short, and the client would not notice. */
  private static void checkQuery(Call call, Match match) {
    if (call.query() != null && match.endpoint().path().text().endsWith("+}")) {
      throw Problem.of(
              400,
              "The path has a query or a fragment, and this endpoint takes none. Write %3F for a"
                  + " question mark and %23 for a number sign in an id.")
          .asException();
    }
  }

  /** What others say of themselves counts only if they are instances. */
  private Response admit(Call call, Match match, Caller caller) throws InterruptedException {
    boolean hop = caller instanceof Caller.Instance && call.sender().hop();
    Request request =
        new Request(match.parameters(), call.query(), hop, call.body(), call.departure());
    // Requests of other instances are counted there already.
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
