package io.latebind.search.lucene;

import io.latebind.search.query.SearchSchema;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;

/** The configuration of Lucene's writers. */
public final class WriterSettings {
  /**
   * A vector search is repeated in every segment, and with few segments it is up to twice as fast.
   * A merge keeps the largest graph and inserts the others into it: updates took up to a quarter
   * more processor time with 100,000 vectors, and no more with 25,000.
   */
  private static final int SEGMENTS_PER_TIER = 2;

  private WriterSettings() {}

  /**
   * The configuration for one index. Refresh and commit never wait for a merge, and closing does
   * not commit.
   */
  public static IndexWriterConfig of(
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
