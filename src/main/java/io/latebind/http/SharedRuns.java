package io.latebind.http;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One task for many callers: at most one run at a time, and whoever asks during a run gets the
 * result of the next. So nobody gets a result that began before he asked, and however many ask, the
 * work is done once for all of them.
 */
final class SharedRuns<T> {
  private final Callable<T> task;
  private CompletableFuture<T> last;
  private @Nullable CompletableFuture<T> next;

  /** Runs of {@code task}, which throws nothing but runtime and interrupted exceptions. */
  SharedRuns(Callable<T> task, T before) {
    this.task = task;
    this.last = CompletableFuture.completedFuture(before);
  }

  /** The result of a run that begins from now on. */
  T join() {
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
      // Whatever it is, nobody may wait for ever.
      mine.completeExceptionally(e);
    }
  }

  private static ProblemException shuttingDown() {
    return Problem.of(503, "This instance is shutting down. Ask another one.")
        .retryable()
        .asException();
  }
}
