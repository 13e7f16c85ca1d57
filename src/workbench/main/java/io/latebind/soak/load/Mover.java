package io.latebind.soak.load;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Lets an instance go and come back, in turns in order and without warning. */
public final class Mover {
  private static final Duration SETTLING = Duration.ofMinutes(5);
  private static final int IN_A_ROW = 5;

  private final SoakCluster cluster;
  private final SoakPhase phase;
  private final Times times;
  private final SoakClient client;
  private final SplittableRandom random;
  private int moves;

  public Mover(
      SoakCluster cluster,
      SoakPhase phase,
      Times times,
      SoakClient client,
      SplittableRandom random) {
    this.cluster = cluster;
    this.phase = phase;
    this.times = times;
    this.client = client;
    this.random = random;
  }

  public int moves() {
    return moves;
  }

  /** One going and coming. Returns when everything answers completely again. */
  public void move() throws Exception {
    boolean kill = moves++ % 2 == 1;
    phase.begin();
    long begun = System.nanoTime();
    if (!cluster.takeAway(kill)) {
      times.add("stop in order", true, RequestOutcome.UNEXPECTED, 0);
      times.complain("The instance did not stop within a minute when asked to");
    }
    LockSupport.parkNanos(Duration.ofSeconds(random.nextInt(5, 30)).toNanos());
    cluster.bringBack();
    boolean settled = awaitSettled();
    RequestOutcome outcome = settled ? RequestOutcome.OK : RequestOutcome.WRONG;
    times.add(kill ? "kill and return" : "stop and return", true, outcome, since(begun));
    if (!settled) {
      times.complain("Answers were not complete within five minutes after an instance came back");
    }
    phase.end();
  }

  private static long since(long begun) {
    return System.nanoTime() - begun;
  }

  /** Waits until both instances are ready and have answered completely several times. */
  public boolean awaitSettled() throws InterruptedException {
    long end = System.nanoTime() + SETTLING.toNanos();
    int complete = 0;
    while (complete < IN_A_ROW && System.nanoTime() < end) {
      complete =
          isSettled(cluster.stayingUrl()) && isSettled(cluster.comingUrl()) ? complete + 1 : 0;
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return complete >= IN_A_ROW;
  }

  private boolean isSettled(@org.jspecify.annotations.Nullable String url)
      throws InterruptedException {
    return url != null
        && client.get(url + "/health/ready").status() == 200
        && client.get(url + "/indexes/notes/search?q=*:*&limit=1").outcome() == RequestOutcome.OK
        && client.get(url + "/indexes/looks/search?q=*:*&limit=1").outcome() == RequestOutcome.OK
        && client.get(url + "/indexes").status() == 200;
  }
}
