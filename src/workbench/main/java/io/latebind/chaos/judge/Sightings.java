package io.latebind.chaos.judge;

import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What complete answers have shown, against what was committed. The follower may learn of a record
 * later than a client: what it does not know yet is looked at again.
 */
public final class Sightings {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();

  private final CommittedEntries entries;
  private final Violations violations;
  private final Queue<Sighting> open = new ConcurrentLinkedQueue<>();

  public Sightings(CommittedEntries entries, Violations violations) {
    this.entries = entries;
    this.violations = violations;
  }

  /**
   * A value that a complete answer has shown.
   *
   * @param id of the document
   * @param hash of the value, or {@link Committed#TOMBSTONE}
   * @param begin when the question was asked
   * @param end when it was answered
   * @param answer for the message
   */
  record Sighting(String id, long hash, long begin, long end, String answer) {}

  void add(Sighting sighting) {
    if (!holds(sighting)) {
      open.add(sighting);
    }
  }

  private boolean holds(Sighting each) {
    return entries.ofOrder(each.id()).show(each.hash(), each.begin(), each.end());
  }

  /**
   * Looks again at what was not known.
   *
   * @param last whether everything is known now
   */
  public void review(boolean last) {
    for (Iterator<Sighting> each = open.iterator(); each.hasNext(); ) {
      Sighting sighting = each.next();
      if (holds(sighting)) {
        each.remove();
      } else if (last || System.nanoTime() - sighting.end() > PATIENCE_NANOS) {
        each.remove();
        violations.add(sighting.id(), describe(sighting));
      }
    }
  }

  private String describe(Sighting sighting) {
    return ("a complete answer shows of %s what was never committed, or is older than what was"
            + " shown before it was asked: %s; %s")
        .formatted(sighting.id(), sighting.answer(), entries.ofOrder(sighting.id()).describe());
  }
}
