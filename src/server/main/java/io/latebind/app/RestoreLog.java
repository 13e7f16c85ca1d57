package io.latebind.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs which stores are restored from their changelogs, as after a crash or a move. */
final class RestoreLog implements StateRestoreListener {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreLog.class);

  private final Map<TopicPartition, Long> beginNanos = new ConcurrentHashMap<>();

  @Override
  public void onRestoreStart(
      TopicPartition changelog, String store, long startingOffset, long endingOffset) {
    if (endingOffset > startingOffset) {
      beginNanos.put(changelog, System.nanoTime());
      LOG.debug("Restoring {} of {}", store, changelog);
    }
  }

  @Override
  public void onBatchRestored(
      TopicPartition changelog, String store, long batchEndOffset, long numRestored) {}

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
    Long begin = beginNanos.remove(changelog);
    if (begin != null && totalRestored > 0) {
      LOG.info(
          "Restored the store {} of partition {} from its changelog: {} rows in {} ms",
          store,
          changelog.partition(),
          totalRestored,
          (System.nanoTime() - begin) / 1_000_000);
    }
  }
}
