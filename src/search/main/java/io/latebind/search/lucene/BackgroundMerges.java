package io.latebind.search.lucene;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scheduler that merges segments on threads of its own, so that no record and no refresh waits
 * for a vector graph to be built. A failed merge is logged; the writer is notified and fails.
 */
public final class BackgroundMerges extends ConcurrentMergeScheduler {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundMerges.class);

  @Override
  protected void handleMergeException(Throwable failure) {
    LOG.error("Segments of a search index could not be merged", failure);
  }
}
