package io.latebind.simulation.kafka;

/**
 * How far a task has come on its two topics.
 *
 * @param commit the number of the commit that left them; 0 when none did
 */
public record Offsets(int documents, int reindex, long commit) {
  /** Where one begins who knows nothing. */
  public static final Offsets EARLIEST = new Offsets(0, 0, 0);

  public Offsets withDocuments(int next) {
    return new Offsets(next, reindex, commit);
  }

  public Offsets withReindex(int next) {
    return new Offsets(documents, next, commit);
  }

  public Offsets withCommit(long number) {
    return new Offsets(documents, reindex, number);
  }
}
