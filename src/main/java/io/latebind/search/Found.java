package io.latebind.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A hit among those of all partitions.
 *
 * @param in the answer that it comes from, which is not to be closed before the entry is read
 * @param hit as its partition gave it
 * @param score as it is told; NaN when there is none
 */
public record Found(PartitionHits in, Hit hit, float score) {
  /** A hit with the score that its partition gave it. */
  static Found of(PartitionHits in, Hit hit) {
    return new Found(in, hit, hit.score());
  }

  /** The id of the entry. */
  public String id() {
    return hit.id();
  }

  /** The entry, as its JSON on the topic. */
  public byte[] entry() {
    return in.entry(hit);
  }

  /** Field to fitting passages; null when none was asked for. */
  public @Nullable ObjectNode highlight() {
    return in.highlight(hit);
  }
}
