package io.latebind.indexer;

import io.latebind.rows.Position;
import io.latebind.rows.RestoreCheck;
import io.latebind.rows.RestoreCheck.Verdict;
import io.latebind.rows.TopicChange;
import io.latebind.store.LogStore;
import io.latebind.streams.client.Restoration;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits a task only when its stores are exactly what its last commit left, whatever Kafka Streams
 * took that to be. Otherwise it has the stores restored again, and stops the task when that does
 * not help.
 *
 * @param task the id of the task
 * @param documents its partition of {@code documents}
 * @param reindex its partition of {@code reindex}
 */
record RestoreGuard(
    Restoration restoration, TaskId task, TopicPartition documents, TopicPartition reindex) {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreGuard.class);
  private static final int MAX_ATTEMPTS = 5;

  /**
   * Checks the store.
   *
   * @param restored the position in the restored state; null when the state is empty
   * @param commit the number of the commit that the group's offsets belong to
   * @param whole whether the store has all its blocks
   * @return how far the task has come
   * @throws TaskCorruptedException when Kafka Streams has to restore the stores again
   * @throws StateRefusedException when restoring again has not helped, or cannot help
   */
  Position admit(@Nullable Position restored, @Nullable Long commit, boolean whole) {
    if (!whole) {
      throw again("its changelog lacks a block");
    }
    RestoreCheck check =
        new RestoreCheck(restoration.offsets(documents, reindex, commit), restoration.topics());
    switch (check.of(restored)) {
      case Verdict.Complete ignored -> {}
      case Verdict.Incomplete incomplete -> throw again(incomplete.reason());
      case Verdict.Refused refused -> throw refused(refused.reason());
    }
    if (commit == null && !restoration.isWhole(task.partition())) {
      throw again("the group has no offsets, and the changelog has more than was restored");
    }
    Position position = restored == null ? Position.begin(restoration.topics()) : restored;
    restoration.succeeded(task.partition());
    return position;
  }

  /** Reads the documents from which the state was built and whose contents were not restored. */
  void fill(long to, LogStore contents) {
    long from = restoration.held(documents);
    if (from >= to) {
      return;
    }
    OptionalLong count = restoration.fill(documents, to, contents);
    if (count.isEmpty()) {
      throw again(
          "its documents are restored up to %d, and it is made of those up to %d"
              .formatted(from, to));
    }
    restoration.restored(documents, to);
    if (count.getAsLong() > 0) {
      LOG.warn(
          "Task {} was restored without {} of its documents; they were read again",
          task,
          count.getAsLong());
    }
  }

  private RuntimeException again(String reason) {
    if (restoration.failed(task.partition()) > MAX_ATTEMPTS) {
      return refused(
          "It was restored %d times, and %s. Was its changelog deleted, or purged? %s"
              .formatted(MAX_ATTEMPTS, reason, TopicChange.BEGIN_ANEW));
    }
    LOG.warn("Task {} is restored again: {}", task, reason);
    return new TaskCorruptedException(Set.of(task));
  }

  private StateRefusedException refused(String reason) {
    return new StateRefusedException(
        "Partition %d does not go on from its state. %s".formatted(task.partition(), reason));
  }
}
