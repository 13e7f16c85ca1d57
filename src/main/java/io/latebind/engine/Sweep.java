package io.latebind.engine;

import io.latebind.document.DocumentIds;
import org.jspecify.annotations.Nullable;

/**
 * An unfinished lap over the referrers of a target, over all documents, over those that may have
 * gone, over open questions, or over dirty documents.
 *
 * <p>A lap goes from the cursor to the end. When it was extended, it then begins again and ends
 * where it stood when it was extended last, so that everything is visited after the last change.
 *
 * @param cursor that of the last visit; empty before the first
 * @param end the cursor at which the lap ends after it has begun again; null when it need not
 * @param wrapped whether it has begun again
 */
public record Sweep(String cursor, @Nullable String end, boolean wrapped) {
  /** The name of the sweep over all documents. A sweep over referrers has their target's id. */
  public static final String ALL_DOCUMENTS = "";

  /**
   * The name of the sweep over targets that were asked for while the partition caught up, and did
   * not exist. It is longer than an id can be, so that it is the name of no other sweep.
   */
  public static final String QUESTIONS = "?".repeat(DocumentIds.MAX_BYTES + 1);

  /**
   * The name of the sweep over dirty documents, which is open as long as there are any. It has no
   * cursor: who is evaluated is dirty no more.
   */
  public static final String DIRTY = "!".repeat(DocumentIds.MAX_BYTES + 1);

  /** The name of the sweep over documents of which some may have gone, with their contents. */
  public static final String GONE = "-".repeat(DocumentIds.MAX_BYTES + 1);

  /** A lap that has visited nothing. */
  public static final Sweep BEGIN = new Sweep("", null, false);

  /** Whether a sweep waits until the partition has caught up: all documents have to be there. */
  public static boolean waits(String name) {
    return name.equals(ALL_DOCUMENTS) || name.equals(QUESTIONS) || name.equals(GONE);
  }

  /** The same lap, going on for a whole round from where it stands. */
  public Sweep extended() {
    return new Sweep(cursor, cursor, false);
  }

  /** The last cursor to come to in this part of the lap; null when it goes to the last there is. */
  public @Nullable String upTo() {
    return wrapped ? end : null;
  }

  /** The same lap after a visit. */
  public Sweep at(Visit visit) {
    return new Sweep(visit.cursor(), end, wrapped);
  }

  /** The second part of an extended lap whose first part has come to the end; null when done. */
  public @Nullable Sweep begunAgain() {
    return wrapped || end == null || end.isEmpty() ? null : new Sweep("", end, true);
  }
}
