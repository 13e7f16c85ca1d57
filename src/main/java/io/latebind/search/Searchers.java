package io.latebind.search;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.state.HostInfo;

/** The partitions that this process searches, and who searches the others. */
public interface Searchers {
  /** How many partitions there are. */
  int partitions();

  /**
   * Asks a partition that lives here, be it owned or followed by a standby.
   *
   * @throws SearchException when the query does not fit the index
   * @throws SearchTimeoutException when it took too long
   */
  <R> Answer<R> query(int partition, Query<R> query);

  /** Whether this process surely owns a partition now. */
  boolean owns(int partition);

  /**
   * The address of the instance that owns a partition, maybe this one; empty while none is known.
   */
  Optional<HostInfo> owner(int partition);

  /** The addresses of the instances that follow a partition. */
  List<HostInfo> standbys(int partition);

  /**
   * How far a partition that this process owns has come; empty when it does not own it, or does not
   * know yet. Never further than what a query that begins now can find.
   */
  Optional<SearchPosition> position(int partition);

  /** The address of this instance; empty when it has none. */
  Optional<HostInfo> self();

  /** What a partition says. */
  sealed interface Answer<R> {
    /**
     * An answer.
     *
     * @param owner whether the one who answers owns the partition, or follows it
     * @param behind how many records of {@code entries} it has yet to apply before it knows what
     *     the partition knew when its owner went away; 0 for an owner that is up to date
     */
    record Answered<R>(R result, boolean owner, long behind) implements Answer<R> {}

    /** No answer, as the partition does not live here or is not open yet. */
    record Unavailable<R>(String why) implements Answer<R> {}
  }
}
