package io.latebind.http;

import io.latebind.http.Endpoint.Lane;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * How many requests may be answered at the same time: all together, and of them writes and
 * searches, so that none of these keeps the others out. More are told to come back.
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
   * The place of a request.
   *
   * @param of the limits that it counts among
   */
  record Place(List<Limit> of) {
    /** The request is answered. */
    void leave() {
      of.forEach(limit -> limit.free().release());
    }
  }

  /** So many at the same time. */
  public Admission(int requests, int writes, int searches) {
    all = new Limit(requests, "requests");
    limits.put(Lane.WRITES, new Limit(writes, "writes"));
    limits.put(Lane.SEARCHES, new Limit(searches, "searches"));
  }

  /**
   * Takes a place.
   *
   * @throws ProblemException (429) when there is none
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
