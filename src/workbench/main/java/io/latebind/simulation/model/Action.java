package io.latebind.simulation.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens in a world, with all that decides how. An action that cannot happen as
 * things stand is skipped, so that a list of actions from which some were removed still is one.
 */
public sealed interface Action {
  /** Whether a world that began like this has what the action is about. */
  default boolean isPossible(Beginning beginning) {
    int threads = beginning.instances() * beginning.threads();
    return thread() < threads
        && instance() < beginning.instances()
        && partition() < beginning.partitions();
  }

  /** The number of the thread that it is about; 0 when there is none in particular. */
  default int thread() {
    return 0;
  }

  /** The number of the instance that it is about; 0 when there is none in particular. */
  default int instance() {
    return 0;
  }

  /** The partition that it is about; 0 when there is none in particular. */
  default int partition() {
    return 0;
  }

  /** A client writes a document, or deletes it. */
  record Write(String id, @Nullable Content content) implements Action {}

  /** A client writes several documents in one transaction, which it commits or aborts. */
  record Bulk(List<Write> writes, boolean commits) implements Action {
    public Bulk {
      writes = List.copyOf(writes);
    }
  }

  /**
   * A task does something that there is to do.
   *
   * @param limit of a step of a sweep
   * @param fuse after how many accesses a store fails; -1 when none does
   * @param sends after how many effects the process dies; -1 when it does not
   */
  record Do(int thread, int partition, Work work, int limit, int fuse, int sends)
      implements Action {
    public static Do plainly(int thread, int partition, Work work) {
      return new Do(thread, partition, work, 1, -1, -1);
    }

    /** Where something fails, if anything does: it also says in which message of a batch. */
    public int fault() {
      return Math.max(0, Math.max(fuse, sends));
    }

    /** The same with nothing that fails in it. */
    public Do withoutFault() {
      return new Do(thread, partition, work, limit, -1, -1);
    }
  }

  /** The restore of a task is taken for whole before it is. */
  record CutRestore(int thread, int partition, ShortRestore how) implements Action {}

  /** A thread writes its changelogs and adds its offsets to its transaction. */
  record SendOffsets(int thread) implements Action {}

  /** A thread whose offsets are in its transaction has it committed. */
  record End(int thread) implements Action {}

  /** A thread commits, and the commit reaches every place. */
  record Commit(int thread) implements Action {}

  /** The coordinator writes a marker of a decided transaction. */
  record Mark(int transaction, Place place) implements Action {}

  /** A thread aborts its transaction and opens its tasks anew. */
  record Abort(int thread) implements Action {}

  /** The coordinator aborts a transaction that is open for too long. */
  record Expire(int transaction) implements Action {}

  /** A thread falls silent, and the group puts it out. It knows nothing of that. */
  record Stall(int thread) implements Action {}

  /** A thread that was put out learns of it, and joins again. */
  record Wake(int thread) implements Action {}

  /**
   * A partition is taken from a thread, which commits first if it can.
   *
   * @param commits whether it can
   */
  record Revoke(int partition, boolean commits) implements Action {}

  /** A partition that nobody has is given to a thread. */
  record Assign(int partition, int thread) implements Action {}

  /** A process dies. */
  record Kill(int instance) implements Action {}

  /** A process ends in good order. */
  record Stop(int instance) implements Action {}

  /**
   * A process that is down is started.
   *
   * @param fences whether it has the transactional ids of before, and so ends what they left open
   */
  record Start(int instance, Setup setup, boolean fences) implements Action {}

  /** An instance begins to follow the changelog of a partition, or ceases to. */
  record Standby(int instance, int partition, boolean follows) implements Action {}

  /** A standby takes a number of records. */
  record Follow(int instance, int partition, int records) implements Action {}

  /** The local folder of a partition is deleted while nobody uses it. */
  record DeleteFolder(int instance, int partition) implements Action {}

  /** Superfluous versions of documents are compacted away, and tombstones when they are old. */
  record CompactDocuments(int partition, boolean tombstones) implements Action {}

  /** The same for the changelog. */
  record CompactChangelog(int partition, boolean tombstones) implements Action {}

  /** Messages that are done with are deleted. */
  record Purge(int partition) implements Action {}

  /** The group's offsets of a partition are lost while all processes are down. */
  record LoseOffsets(int partition) implements Action {}

  /** All faults are healed, and what is left is done. */
  record Rest(long seed, Setup setup) implements Action {}
}
