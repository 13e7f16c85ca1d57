package io.latebind.search.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The background threads of all search stores of a process: one refreshes, one commits, one
 * rebuilds indexes. Its creator closes it, after the stores.
 */
public final class SearchMaintenance implements AutoCloseable {
  private final ScheduledExecutorService refreshes = thread("search-refresh");
  private final ScheduledExecutorService commits = thread("search-commit");
  private final ScheduledExecutorService builds = thread("search-build");

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("latebind-" + name).daemon().factory());
  }

  /** Runs a refresh repeatedly, with a pause in between. */
  ScheduledFuture<?> refresh(Runnable refresh, Duration pause) {
    return repeat(refreshes, refresh, pause);
  }

  /** Runs a commit repeatedly, with a pause in between. */
  ScheduledFuture<?> commit(Runnable commit, Duration pause) {
    return repeat(commits, commit, pause);
  }

  /** Builds an index after those that were queued before it. */
  void build(Runnable build) {
    builds.execute(build);
  }

  private static ScheduledFuture<?> repeat(
      ScheduledExecutorService thread, Runnable task, Duration pause) {
    return thread.scheduleWithFixedDelay(
        task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Lets the threads end. They are not interrupted, because that would close Lucene's files. */
  @Override
  public void close() {
    refreshes.shutdown();
    commits.shutdown();
    builds.shutdown();
  }
}
