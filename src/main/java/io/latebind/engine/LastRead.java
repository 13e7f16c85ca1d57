package io.latebind.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read last of a loaded document: when it has changed, all its referrers load the same of
 * it, one after the other. What is given out may be given out again, so nobody changes it.
 */
final class LastRead {
  private byte @Nullable [] content;
  private @Nullable Projection projection;
  private @Nullable ObjectNode read;

  /**
   * Reads {@code content}, unless that is what was read last.
   *
   * @param content the very same bytes are not read again; equal ones are
   */
  @SuppressWarnings("ReferenceEquality") // To compare contents would take longer than to read one.
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
