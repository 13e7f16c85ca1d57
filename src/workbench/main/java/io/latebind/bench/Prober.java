package io.latebind.bench;

import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Versions;
import io.latebind.bench.data.Write;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes probes without pause, one every few milliseconds, so that it shows how long others wait
 * while something large goes on. A probe whose entry is still to come is not written again.
 */
final class Prober {
  private static final Duration STEP = Duration.ofMillis(20);

  private final Feeder feeder;
  private final EntryJudge judge;
  private final Versions written;
  private final Thread thread;
  private volatile boolean closed;

  Prober(Feeder feeder, EntryJudge judge, Versions written) {
    this.feeder = feeder;
    this.judge = judge;
    this.written = written;
    this.thread = Thread.ofPlatform().daemon().name("prober").start(this::run);
  }

  private void run() {
    Shape shape = written.shape();
    for (int i = 0; !closed; i++) {
      int probe = i % shape.probes();
      if (!judge.isAwaited(shape.referrers() + probe)) {
        Kind kind = i / shape.probes() % 2 == 0 ? Kind.TARGET : Kind.REFERRER;
        int number = probe + (kind == Kind.TARGET ? shape.targets() : shape.referrers());
        Write write = new Write(kind, number, written.of(kind, number) + 1, 0);
        judge.expect(write, System.nanoTime());
        feeder.send(write);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  /** Writes no more. */
  void end() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
