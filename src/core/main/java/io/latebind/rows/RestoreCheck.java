package io.latebind.rows;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the restored state of a partition is exactly what its last commit left. Kafka Streams
 * restores a store up to an offset that it asks Kafka for, and if the answer is wrong, late or
 * missing, it takes a part for the whole. So the state itself records its {@link Position}, the
 * group's offsets record which commit they belong to, and nothing is evaluated until the two agree.
 *
 * @param offsets the committed offsets of the group
 * @param topics the topics as they are now
 */
public record RestoreCheck(Offsets offsets, TopicIds topics) {

  /**
   * What the group has committed for a partition.
   *
   * @param commit the number of the commit; null when there is none, because nothing was committed
   *     yet, or the offsets were set or removed by hand, or have expired
   * @param documents the offset at which reading {@code documents} continues; null when there is
   *     none
   * @param reindex the offset at which reading {@code reindex} continues; null when there is none
   */
  public record Offsets(@Nullable Long commit, @Nullable Long documents, @Nullable Long reindex) {
    /** Nothing is committed. */
    public static final Offsets NONE = new Offsets(null, null, null);
  }

  /** The result of a check. */
  public sealed interface Verdict {
    /** The state is what the last commit left. */
    record Complete() implements Verdict {}

    /**
     * The state and the offsets are of different commits: the state has to be restored again.
     *
     * @param reason for the log
     */
    record Incomplete(String reason) implements Verdict {}

    /**
     * Continuing would lose something for good.
     *
     * @param reason what is wrong, and what to do
     */
    record Refused(String reason) implements Verdict {}
  }

  /**
   * Checks a restored state.
   *
   * @param restored the position in that state; null when the state is empty
   */
  public Verdict of(@Nullable Position restored) {
    Long commit = offsets.commit();
    if (restored == null) {
      return commit == null
          ? ofNothing()
          : new Verdict.Incomplete("the restored state is empty, and commit " + commit + " is not");
    }
    Optional<TopicChange> change = topics.changeSince(restored.topics());
    if (change.isPresent()) {
      return new Verdict.Refused(change.get().message());
    }
    if (commit == null) {
      return ofSetOffsets(restored);
    }
    return commit == restored.commit()
        ? new Verdict.Complete()
        : new Verdict.Incomplete(
            "the restored state is of commit %d, and the group's offsets are of commit %d"
                .formatted(restored.commit(), commit));
  }

  /** Without a state everything has to be read from the beginning. */
  private Verdict ofNothing() {
    boolean begins = !isBehind(offsets.documents(), 0) && !isBehind(offsets.reindex(), 0);
    return begins
        ? new Verdict.Complete()
        : new Verdict.Refused(
            "The group has offsets, and there is no state of what is before them: they were set by"
                + " hand, or the changelog was deleted. "
                + TopicChange.BEGIN_ANEW);
  }

  /** Offsets that were set by hand may go back, but not ahead. */
  private Verdict ofSetOffsets(Position restored) {
    if (isBehind(offsets.documents(), restored.documents())) {
      return skipped("documents", offsets.documents(), restored.documents());
    }
    if (isBehind(offsets.reindex(), restored.reindex())) {
      return skipped("reindex", offsets.reindex(), restored.reindex());
    }
    return new Verdict.Complete();
  }

  private static boolean isBehind(@Nullable Long offset, long end) {
    return offset != null && offset > end;
  }

  private static Verdict skipped(String topic, @Nullable Long offset, long end) {
    return new Verdict.Refused(
        ("The group's offset on %s was set to %d, and what is before it is in the state up to %d"
                + " only. Stop all instances, set the offset back to %d or lower"
                + " (kafka-consumer-groups.sh --reset-offsets), and start them again.")
            .formatted(topic, offset, end, end));
  }
}
