package io.latebind.soak.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes a document over HTTP with a word of its own and asks for the word until it is found. There
 * are fifty such documents, written in turn.
 */
public final class FreshnessProbe {
  private static final int DOCUMENTS = 50;
  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

  private final SoakCluster cluster;
  private final SoakLedger ledger;
  private final SoakPhase phase;
  private final Times times;
  private final SoakClient client;
  private int number;

  public FreshnessProbe(
      SoakCluster cluster, SoakLedger ledger, SoakPhase phase, Times times, SoakClient client) {
    this.cluster = cluster;
    this.ledger = ledger;
    this.phase = phase;
    this.times = times;
    this.client = client;
  }

  /** Writes the next document and waits until it is found. */
  public void probe() throws InterruptedException {
    number++;
    String id = "r/f" + number % DOCUMENTS;
    String word = "f" + number;
    String json =
        """
        {"v":%d,"tag":"%s","ref":"t/%d","body":"fresh %s"}\
        """
            .formatted(number, word, number % SoakDocuments.HOT, word);
    SoakPhase.Mark mark = phase.mark();
    put(id, json);
    ledger.note(id, json);
    long written = System.nanoTime();
    RequestOutcome outcome = awaitFound(word, written) ? RequestOutcome.OK : RequestOutcome.WRONG;
    boolean moved = phase.movedSince(mark);
    times.add("write to searchable", moved, outcome, System.nanoTime() - written);
    if (outcome == RequestOutcome.WRONG) {
      times.complain(id + " with " + word + " was not found within two minutes");
    }
  }

  /** Writes until it is acknowledged: what was not may be there or not. */
  private void put(String id, String json) throws InterruptedException {
    RequestOutcome outcome;
    do {
      SoakPhase.Mark mark = phase.mark();
      long begun = System.nanoTime();
      SoakClient.Answer answer = client.put(cluster.stayingUrl() + "/documents/" + id, json);
      outcome = answer.outcome();
      boolean moved = phase.movedSince(mark);
      times.add("put document", moved, outcome, System.nanoTime() - begun);
      if (!outcome.isAllowed(moved)) {
        times.complain("put document " + outcome + ": " + answer.text());
      }
    } while (outcome != RequestOutcome.OK && !Thread.interrupted());
  }

  private boolean awaitFound(String word, long since) throws InterruptedException {
    String url =
        cluster.stayingUrl() + "/indexes/notes/search?limit=1&timeoutMillis=20000&q=tag:" + word;
    while (System.nanoTime() - since < PATIENCE_NANOS) {
      if (client.get(url).body().path("total").path("value").asInt() > 0) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return false;
  }
}
