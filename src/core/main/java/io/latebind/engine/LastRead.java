package io.latebind.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.index.Projection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the document that was read last: when it has changed, all its referrers load the same
 * projection of it, one after the other. The result is shared, so that callers must not change it.
 */
final class LastRead {
  private byte @Nullable [] content;
  private @Nullable Projection projection;
  private @Nullable ObjectNode read;

  /**
   * Reads {@code content}, unless it was the last one read.
   *
   * @param content the same array is not read again; an equal one is
   */
  @SuppressWarnings("ReferenceEquality") // Comparing contents would take longer than reading one.
  ObjectNode read(Projection projection, byte[] content) {
    ObjectNode known = read;
    if (known != null && content == this.content && Objects.equals(projection, this.projection)) {
      return known;
    }
    ObjectNode now = projection.read(content);
    this.content = content;
    this.projection = projection;
    this.read = now;
    return now;
  }
}
