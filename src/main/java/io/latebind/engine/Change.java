package io.latebind.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document before and after it was written, as those see it who read a part of it. Each part is
 * taken out once, however many read it.
 */
final class Change {
  /**
   * A part of the document.
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
   * @param before the content, or null when there was no such document
   * @param after the content, or null when there is none any more
   */
  static Change of(byte @Nullable [] before, byte @Nullable [] after) {
    return new Change(true, before, after);
  }

  /** A change of a document of which nobody knows what it was: it is seen by everybody. */
  static Change ofUnknown(byte @Nullable [] after) {
    return new Change(false, null, after);
  }

  /** Whether it can be seen in what {@code projection} keeps. */
  boolean touches(Projection projection) {
    return part(projection).touched();
  }

  /** What {@code projection} keeps of the document as it is now, or null when there is none. */
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
