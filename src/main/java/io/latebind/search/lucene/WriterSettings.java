package io.latebind.search.lucene;

import io.latebind.search.SearchSchema;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;

/** How Lucene's writers are set up. */
final class WriterSettings {
  /**
   * A search for vectors is repeated in every segment. With few segments it is twice as fast, and
   * writing takes no longer: a merge keeps the largest graph and inserts the others into it.
   */
  private static final int SEGMENTS_PER_TIER = 2;

  private WriterSettings() {}

  /** For one index. A refresh and a commit never wait for a merge, and closing does not commit. */
  static IndexWriterConfig of(
      SearchSchema schema, SearchStoreSettings settings, MergeScheduler merges) {
    return new IndexWriterConfig(Analyzers.of(schema))
        .setCodec(new SearchCodec(schema, settings))
        .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_PER_TIER))
        .setMergeScheduler(merges)
        .setMaxFullFlushMergeWaitMillis(0)
        .setRAMBufferSizeMB(settings.ramBufferMegabytes())
        .setCommitOnClose(false);
  }
}
