package io.latebind.http.routing;

import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Single flight: one task for many callers. At most one run is in progress, and a caller that
 * arrives during a run gets the result of the next. So no caller gets the result of a run that
 * began before the call, and however many call, the work is done once for all of them.
 */
public final class SingleFlight<T> {
  private final Callable<T> task;
  private CompletableFuture<T> last;
  private @Nullable CompletableFuture<T> next;

  /** A single flight of {@code task}, which throws only runtime and interrupted exceptions. */
  public SingleFlight(Callable<T> task, T before) {
    this.task = task;
    this.last = CompletableFuture.completedFuture(before);
  }

  /** The result of a run that begins after this call. */
  public T join() {
    CompletableFuture<T> mine;
    CompletableFuture<T> previous;
    boolean leads;
    synchronized (this) {
      leads = next == null;
      if (next == null) {
        next = new CompletableFuture<>();
      }
      mine = next;
      previous = last;
    }
    if (leads) {
      lead(mine, previous);
    }
    try {
      return mine.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void lead(CompletableFuture<T> mine, CompletableFuture<T> previous) {
    previous.handle((result, failure) -> true).join();
    synchronized (this) {
      last = mine;
      next = null;
    }
    try {
      mine.complete(task.call());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      mine.completeExceptionally(shuttingDown());
    } catch (Throwable e) {
      // Whatever it is, no caller may wait forever.
      mine.completeExceptionally(e);
    }
  }

  private static ProblemException shuttingDown() {
    return Problem.of(503, "This instance is shutting down. Ask another one.")
        .retryable()
        .asException();
  }
}
