package io.latebind.search.store;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts records that are not entries, and logs the first, second, fourth, eighth and so on. */
final class SkippedRecords {
  private static final Logger LOG = LoggerFactory.getLogger(SkippedRecords.class);

  private final AtomicLong count = new AtomicLong();

  void add(long offset, String why) {
    long now = count.incrementAndGet();
    if (Long.bitCount(now) == 1) {
      LOG.warn(
          "The record of entries at offset {} is not searchable, as {}; {} such so far. Let nothing"
              + " but Latebind write to that topic",
          offset,
          why,
          now);
    }
  }

  long count() {
    return count.get();
  }
}
