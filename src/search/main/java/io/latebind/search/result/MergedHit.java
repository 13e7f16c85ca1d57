package io.latebind.search.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A hit in the merged ranking of all partitions.
 *
 * @param in the partition's hits that it comes from, not to be closed before the entry is read
 * @param hit the hit as its partition returned it
 * @param score the score to return; NaN if there is none
 */
public record MergedHit(PartitionHits in, Hit hit, float score) {
  /** A hit with the score from its partition. */
  static MergedHit of(PartitionHits in, Hit hit) {
    return new MergedHit(in, hit, hit.score());
  }

  /** The id of the entry. */
  public String id() {
    return hit.id();
  }

  /** The entry, as its JSON on the topic. */
  public byte[] entry() {
    return in.entry(hit);
  }

  /** Maps each field to its matching passages; null if none were requested. */
  public @Nullable ObjectNode highlight() {
    return in.highlight(hit);
  }
}
