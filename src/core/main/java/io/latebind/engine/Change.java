package io.latebind.engine;

import io.latebind.index.Projection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document before and after a write, as seen through projections. Each projection is computed
 * once, however many readers share it.
 */
final class Change {
  /**
   * One projection of the document.
   *
   * @param after as it is now, or null when the document was deleted
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Part(boolean touched, byte @Nullable [] after) {}

  private final boolean known;
  private final byte @Nullable [] before;
  private final byte @Nullable [] after;
  private final Map<Projection, Part> parts = new HashMap<>();

  private Change(boolean known, byte @Nullable [] before, byte @Nullable [] after) {
    this.known = known;
    this.before = before;
    this.after = after;
  }

  /**
   * A change.
   *
   * @param before the content, or null when the document did not exist
   * @param after the content, or null when it was deleted
   */
  static Change of(byte @Nullable [] before, byte @Nullable [] after) {
    return new Change(true, before, after);
  }

  /** A change of a document whose previous content is unknown: every reader sees it. */
  static Change ofUnknown(byte @Nullable [] after) {
    return new Change(false, null, after);
  }

  /** Whether the change is visible through {@code projection}. */
  boolean touches(Projection projection) {
    return part(projection).touched();
  }

  /** The projection of the document as it is now, or null when it was deleted. */
  byte @Nullable [] after(Projection projection) {
    return part(projection).after();
  }

  private Part part(Projection projection) {
    return parts.computeIfAbsent(projection, this::take);
  }

  private Part take(Projection projection) {
    byte[] then = before == null ? null : projection.apply(before);
    byte[] now = after == null ? null : projection.apply(after);
    return new Part(!known || !Arrays.equals(then, now), now);
  }
}
