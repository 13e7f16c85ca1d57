package io.latebind.search.partition;

import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchTimeoutException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.state.HostInfo;

/** The partitions that this process searches, and the instances that search the others. */
public interface Searchers {
  /** The number of partitions. */
  int partitions();

  /**
   * Queries a partition that lives here, whether owned or followed as a standby.
   *
   * @throws SearchException if the query does not fit the index
   * @throws SearchTimeoutException if it took too long
   */
  <R> Answer<R> query(int partition, Query<R> query);

  /** Whether this process is certain to own a partition now. */
  boolean owns(int partition);

  /**
   * The address of the instance that owns a partition, possibly this one; empty while none is
   * known.
   */
  Optional<HostInfo> owner(int partition);

  /** The addresses of the instances that follow a partition. */
  List<HostInfo> standbys(int partition);

  /**
   * The position of a partition that this process owns; empty if it does not own it, or does not
   * know the position yet. It is never ahead of what a query that begins now can find.
   */
  Optional<SearchPosition> position(int partition);

  /** The address of this instance; empty if it has none. */
  Optional<HostInfo> self();

  /** The outcome of querying a partition. */
  sealed interface Answer<R> {
    /**
     * An answer from the partition.
     *
     * @param owner whether the answering instance owns the partition, rather than following it
     * @param behind how many records of {@code entries} it still has to apply to know what the
     *     partition knew when its owner went away; 0 for an owner that is up to date
     */
    record Answered<R>(R result, boolean owner, long behind) implements Answer<R> {}

    /** No answer, because the partition does not live here or is not open yet. */
    record Unavailable<R>(String why) implements Answer<R> {}
  }
}
