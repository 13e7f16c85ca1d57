package io.latebind.http.listener;

import io.latebind.http.exchange.Endpoint.Lane;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The concurrency limits: of all requests, and of writes and searches among them, so that none of
 * these keeps the others out. Further requests are rejected with 429.
 */
public final class Admission {
  private final Map<Lane, Limit> limits = new EnumMap<>(Lane.class);
  private final Limit all;

  /** A number of places, and what they are for. */
  private record Limit(Semaphore free, int places, String what) {
    Limit(int places, String what) {
      this(new Semaphore(places), places, what);
    }

    void enter() {
      if (!free.tryAcquire()) {
        throw Problem.of(
                429,
                places
                    + " "
                    + what
                    + " are being answered already. Wait a second, then try again with fewer at"
                    + " once.")
            .with("limit", what)
            .with("max", places)
            .retryable()
            .asException();
      }
    }
  }

  /**
   * The place of an admitted request.
   *
   * @param of the limits that it counts toward
   */
  record Place(List<Limit> of) {
    /** Releases the place, once the request is answered. */
    void leave() {
      of.forEach(limit -> limit.free().release());
    }
  }

  /** Limits for this many concurrent requests, writes and searches. */
  public Admission(int requests, int writes, int searches) {
    all = new Limit(requests, "requests");
    limits.put(Lane.WRITES, new Limit(writes, "writes"));
    limits.put(Lane.SEARCHES, new Limit(searches, "searches"));
  }

  /**
   * Takes a place.
   *
   * @throws ProblemException (429) if none is free
   */
  Place enter(Lane lane) {
    if (lane == Lane.FREE) {
      return new Place(List.of());
    }
    all.enter();
    Limit narrower = limits.get(lane);
    if (narrower == null) {
      return new Place(List.of(all));
    }
    try {
      narrower.enter();
      return new Place(List.of(all, narrower));
    } catch (ProblemException e) {
      all.free().release();
      throw e;
    }
  }
}
