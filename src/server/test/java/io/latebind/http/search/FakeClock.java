package io.latebind.http.search;

import io.latebind.http.routing.Router;

/**
 * A clock that only moves when somebody waits, and only for the thread that does: threads that wait
 * at the same time do not wait for the sum.
 */
final class FakeClock implements Router.Clock {
  private final ThreadLocal<Long> now = ThreadLocal.withInitial(() -> 0L);

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void pause(long nanos) {
    now.set(now.get() + nanos);
  }

  /** Lets time pass until then. */
  void passUntil(long nanos) {
    now.set(Math.max(now.get(), nanos));
  }
}
