package io.latebind.index;

import java.nio.charset.StandardCharsets;

/**
 * The sizes that a row, a message or an entry may reach as a Kafka record, and the share of each
 * part of a partition's row. A row holds all that is stored under one id. The sum of its parts
 * fits, which the constructor checks, and each part is bounded before anything is changed:
 *
 * <pre>
 *   part of a row            bound                          what happens beyond it
 *   current references       referenceBytes                 the index refuses the document
 *   retained references      referenceBytes                 those of the last entries are dropped
 *   chunks of both           as much as both                cannot happen
 *   names, rejections        indexBytes                     no start; rejections are shortened
 *   entries in the row       inlineEntryBytes               an entry has a row of its own
 *   what is needed of it     projectionBytes                the whole document is asked for
 *   subscribers              projectionBytes a partition    the whole document is asked for
 *   projection, 4 referrers  {@value #FIXED_BYTES} with the key   not cached, rows of their own
 *   replica                  documentBytes                  the document is refused at its home
 * </pre>
 *
 * <p>The row of a foreign target has no other parts than what is needed of it, its replica and its
 * referrers. An entry has a bound of its own, and fits a row with its key.
 *
 * @param rowBytes the key and the value of a record together
 * @param referenceBytes the references of one document over all indexes: their ids, with their
 *     lengths
 * @param indexBytes the names of all indexes, and the reasons why they refuse a document
 * @param inlineEntryBytes the entries of a document that are kept in its row; larger ones have rows
 *     of their own
 * @param projectionBytes a list of paths that are read of a document; a longer list reads the whole
 * @param partitions how many may subscribe to a document
 */
public record RowLimits(
    int rowBytes,
    int referenceBytes,
    int indexBytes,
    int inlineEntryBytes,
    int projectionBytes,
    int partitions) {
  /** The bytes of those parts of a row whose size does not depend on definitions. */
  public static final int FIXED_BYTES = 8 * 1024;

  /**
   * The bytes of a record that Kafka itself needs: framing, headers, and what does not compress.
   */
  public static final int FRAMING_BYTES = 16 * 1024;

  /** The smallest size that may be set for a record. */
  public static final int MIN_MESSAGE_BYTES = 256 * 1024;

  /** The limits for topics that accept 8 MiB and have at most 64 partitions. */
  public static final RowLimits DEFAULT = of(8 * 1024 * 1024, 64);

  private static final int MAX_INLINE_ENTRY_BYTES = 64 * 1024;
  private static final int MAX_PROJECTION_BYTES = 16 * 1024;

  /** The most bytes of a number: a subscriber's, or the length and the chunk of a reference. */
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
   * Divides the room of a record.
   *
   * @param messageBytes the largest record that topics and producers accept
   * @param partitions the number of partitions of the topics
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

  /** The largest document, and the largest part of one: in a message, as a replica, or stored. */
  public int documentBytes() {
    return rowBytes - FIXED_BYTES - projectionBytes;
  }

  /** The largest entry under a key of {@code keyBytes}. */
  int entryBytes(int keyBytes) {
    return rowBytes - keyBytes - 1;
  }

  /** How many of the {@link #referenceBytes} a reference takes. */
  public static int referenceBytes(String id) {
    return NUMBER_BYTES + utf8Bytes(id);
  }

  /** The length of a text in UTF-8, in bytes. */
  public static int utf8Bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
