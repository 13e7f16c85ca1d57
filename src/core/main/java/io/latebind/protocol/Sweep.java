package io.latebind.protocol;

import io.latebind.document.DocumentIds;
import org.jspecify.annotations.Nullable;

/**
 * An unfinished lap over the referrers of a target, over all documents, over documents that may be
 * gone, over unresolved targets, or over dirty documents.
 *
 * <p>A lap goes from the cursor to the end. If it was extended, it then starts over and ends at the
 * cursor of its last extension, so that everything is visited after the last change.
 *
 * @param cursor the cursor of the last visit; empty before the first
 * @param end the cursor at which the lap ends after starting over; null when it does not start over
 * @param wrapped whether it has started over
 */
public record Sweep(String cursor, @Nullable String end, boolean wrapped) {
  /**
   * The name of the sweep over all documents. A sweep over referrers has the id of their target.
   */
  public static final String ALL_DOCUMENTS = "";

  /**
   * The name of the sweep over unresolved targets: those that were asked for while the partition
   * was catching up, and did not exist. It is longer than any id, so that no other sweep has it.
   */
  public static final String QUESTIONS = "?".repeat(DocumentIds.MAX_BYTES + 1);

  /**
   * The name of the sweep over dirty documents, which is open as long as there are any. It has no
   * cursor: a document that is evaluated is no longer dirty.
   */
  public static final String DIRTY = "!".repeat(DocumentIds.MAX_BYTES + 1);

  /** The name of the sweep that looks for documents that are gone, together with their contents. */
  public static final String GONE = "-".repeat(DocumentIds.MAX_BYTES + 1);

  /** A lap that has visited nothing yet. */
  public static final Sweep BEGIN = new Sweep("", null, false);

  /** Whether a sweep waits until the partition has caught up, because it needs all documents. */
  public static boolean waits(String name) {
    return name.equals(ALL_DOCUMENTS) || name.equals(QUESTIONS) || name.equals(GONE);
  }

  /** The same lap, extended by a whole round from its current position. */
  public Sweep extended() {
    return new Sweep(cursor, cursor, false);
  }

  /** The last cursor of this part of the lap; null when it goes to the end. */
  public @Nullable String upTo() {
    return wrapped ? end : null;
  }

  /** The same lap after a visit. */
  public Sweep at(Visit visit) {
    return new Sweep(visit.cursor(), end, wrapped);
  }

  /** The second part of an extended lap whose first part has ended; null when the lap is done. */
  public @Nullable Sweep begunAgain() {
    return wrapped || end == null || end.isEmpty() ? null : new Sweep("", end, true);
  }
}
