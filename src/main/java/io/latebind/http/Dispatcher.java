package io.latebind.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the endpoint of a request, and turns whatever goes wrong into a problem. */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final String NO_ROUTE = "none";

  private final List<Endpoint> endpoints;
  private final Semaphore running;
  private final int maxRunning;
  private final RequestTimer timer;

  /**
   * Over a table.
   *
   * @param maxRunning how many requests may run at once; more are told to come back
   */
  public Dispatcher(List<Endpoint> endpoints, int maxRunning, RequestTimer timer) {
    this.endpoints = List.copyOf(endpoints);
    this.running = new Semaphore(maxRunning);
    this.maxRunning = maxRunning;
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
    Optional<Match> match =
        fitting.stream().filter(m -> m.endpoint().method().equals(call.method())).findFirst();
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
      Match found = match.orElseThrow(() -> nowhere(call, fitting).asException());
      checkQuery(call, found);
      return admit(call, found);
    } catch (ProblemException e) {
      return e.problem().asResponse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return shuttingDown().asResponse();
    } catch (RuntimeException e) {
      return unexpected(call, e).asResponse();
    }
  }

  private static Problem nowhere(Call call, List<Match> fitting) {
    if (fitting.isEmpty()) {
      return Problem.of(
          404,
          "There is nothing at this path. Documents are at /documents/{id}, indexes at /indexes,"
              + " and the README lists the rest.");
    }
    Set<String> methods = new LinkedHashSet<>();
    fitting.forEach(fits -> methods.add(fits.endpoint().method()));
    String allow = String.join(", ", methods);
    return Problem.of(405, call.method() + " does not work here. Use " + allow + ".")
        .withHeader("Allow", allow);
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

  /** Requests of other instances are counted there already. */
  private Response admit(Call call, Match match) throws InterruptedException {
    Endpoint.Handler handler = match.endpoint().handler();
    Request request = new Request(match.parameters(), call.query(), call.hop(), call.body());
    if (!match.endpoint().limited() || call.hop()) {
      return handler.handle(request);
    }
    if (!running.tryAcquire()) {
      throw Problem.of(
              429,
              maxRunning
                  + " requests are being answered already. Wait a second, then try again with"
                  + " fewer at once.")
          .retryable()
          .asException();
    }
    try {
      return handler.handle(request);
    } finally {
      running.release();
    }
  }

  private static Problem shuttingDown() {
    return Problem.of(503, "This instance is shutting down. Send the request to another one.")
        .retryable();
  }

  private static Problem unexpected(Call call, RuntimeException e) {
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {}: {} {} failed", incident, call.method(), call.rawPath(), e);
    return Problem.of(
            500,
            "Something went wrong that should not. The log of this instance says more under the"
                + " incident's id. Trying again may help.")
        .with("incident", incident);
  }
}
