package io.latebind.engine;

import java.nio.charset.StandardCharsets;

/**
 * How large a row, a message or an entry may become as a Kafka record, and what each part of a
 * partition's row may take of that. A row holds all that is kept under one id; the sum of its parts
 * fits, which the constructor checks, and each part is bounded before anything is changed:
 *
 * <pre>
 *   part of a row            bound                          what happens beyond it
 *   references, evaluated    referenceBytes                 the index refuses the document
 *   references, until then   referenceBytes                 those of the last entries are dropped
 *   where these note it      as much as both                nothing: it is no more
 *   names, rejections        indexBytes                     no start; rejections are shortened
 *   entries in the row       inlineEntryBytes               an entry has a row of its own
 *   what is needed of it     projectionBytes                the whole document is asked for
 *   subscribers              projectionBytes a partition    the whole document is asked for
 *   excerpt, four referrers  {@value #FIXED_BYTES} with the key   not kept, rows of their own
 *   replica                  documentBytes                  the document is refused at its home
 * </pre>
 *
 * <p>A row of a foreign target has no other parts than what is needed of it, its replica and its
 * referrers. An entry has a bound of its own, and fits a row with its key.
 *
 * @param rowBytes the key and the value of a record together
 * @param referenceBytes what all indexes together may name as references of one document: their
 *     ids, with their lengths
 * @param indexBytes the names of all indexes, and why each refuses a document
 * @param inlineEntryBytes the entries of a document that are kept in its row; larger ones have rows
 *     of their own
 * @param projectionBytes a list of paths that are read of a document; what reads more reads all
 * @param partitions how many may subscribe to a document
 */
public record RowLimits(
    int rowBytes,
    int referenceBytes,
    int indexBytes,
    int inlineEntryBytes,
    int projectionBytes,
    int partitions) {
  /** What the parts of a row take together whose size does not depend on definitions. */
  public static final int FIXED_BYTES = 8 * 1024;

  /** What Kafka needs of a record's room: its framing, headers, and what does not compress. */
  public static final int FRAMING_BYTES = 16 * 1024;

  /** The least of room for a record. */
  public static final int MIN_MESSAGE_BYTES = 256 * 1024;

  /** The limits where topics take 8 MiB and have no more than 64 partitions. */
  public static final RowLimits DEFAULT = of(8 * 1024 * 1024, 64);

  private static final int MAX_INLINE_ENTRY_BYTES = 64 * 1024;
  private static final int MAX_PROJECTION_BYTES = 16 * 1024;

  /** A number, as it is written: a subscriber's, or of a reference its length and place. */
  private static final int NUMBER_BYTES = 5;

  /** Checks that a row fits. */
  public RowLimits {
    if (referenceBytes < 1 || indexBytes < 1 || inlineEntryBytes < 1 || partitions < 1) {
      throw new IllegalArgumentException("limits of rows are at least 1");
    }
    long sum =
        FIXED_BYTES
            + 4L * referenceBytes
            + indexBytes
            + inlineEntryBytes
            + projectionBytes
            + partitions * ((long) projectionBytes + NUMBER_BYTES);
    if (sum > rowBytes || projectionBytes < NUMBER_BYTES) {
      throw new IllegalArgumentException(
          "the parts of a row may take "
              + sum
              + " bytes over "
              + partitions
              + " partitions, and a row has at most "
              + rowBytes
              + "; allow larger messages");
    }
  }

  /**
   * Shares out the room of a record.
   *
   * @param messageBytes the largest record that topics and producers take
   * @param partitions those of the topics
   * @throws IllegalArgumentException when that is too little for so many partitions
   */
  public static RowLimits of(int messageBytes, int partitions) {
    if (messageBytes < MIN_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "messages of at most "
              + messageBytes
              + " bytes are too small for what is kept of a document; allow at least "
              + MIN_MESSAGE_BYTES);
    }
    int row = messageBytes - FRAMING_BYTES;
    int each = Math.max(0, row / 8 / (partitions + 1) - NUMBER_BYTES);
    return new RowLimits(
        row,
        row / 8,
        row / 4,
        Math.min(MAX_INLINE_ENTRY_BYTES, row / 16),
        Math.min(MAX_PROJECTION_BYTES, each),
        partitions);
  }

  /** The largest document, and the largest part of one: as a message, a replica, or kept. */
  public int documentBytes() {
    return rowBytes - FIXED_BYTES - projectionBytes;
  }

  /** The largest entry under a key of {@code keyBytes}. */
  int entryBytes(int keyBytes) {
    return rowBytes - keyBytes - 1;
  }

  /** What a reference takes of {@link #referenceBytes}. */
  static int referenceBytes(String id) {
    return NUMBER_BYTES + utf8Bytes(id);
  }

  /** How many bytes a text has as UTF-8. */
  static int utf8Bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
