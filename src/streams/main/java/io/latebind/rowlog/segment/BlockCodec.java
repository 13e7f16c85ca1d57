package io.latebind.rowlog.segment;

import io.latebind.rowlog.index.HashKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The binary format of a block, in a segment and in a record of the changelog. Numbers are
 * big-endian.
 *
 * <pre>
 *    0  magic "LROW"
 *    4  version (1 byte), 0 for rows or 1 for a mark (1 byte), 0 (2 bytes)
 *    8  length of the block
 *   12  CRC-32C of all bytes except these four
 *   16  number of the block (8), oldest live block (8)
 *   32  confirmed: block, commit, offset of the changelog, offset of the input (8 each)
 *   64  secret of the hash (16)
 *   80  number of rows
 *   84  rows: length of the key (4), of the value or -1 for a deletion (4), key, value
 * </pre>
 */
public final class BlockCodec {
  public static final int HEADER_BYTES = 84;
  private static final int MAGIC = 0x4C524F57;
  private static final byte VERSION = 1;
  private static final int CRC_AT = 12;
  public static final int DELETION = -1;
  private static final byte ROWS = 0;
  private static final byte MARK = 1;

  private BlockCodec() {}

  /** A visitor of the rows of a block, one after the other. */
  @FunctionalInterface
  public interface RowVisitor {
    /**
     * Visits a row.
     *
     * @param offset where it begins, from the beginning of the block
     * @param valueLength the length of its value; negative for a deletion
     */
    void visit(int offset, byte[] key, int valueLength);
  }

  /** The length of a block of these rows, in bytes. */
  public static int length(List<Row> rows) {
    int length = HEADER_BYTES;
    for (Row row : rows) {
      length = Math.addExact(length, row.encodedBytes());
    }
    return length;
  }

  /**
   * Writes a block of rows. Length and row count in the header are those of the rows.
   *
   * @param block all of it, to be filled
   */
  public static void encode(ByteBuffer block, BlockHeader header, List<Row> rows) {
    int length = block.remaining();
    CommitMark confirmed = header.confirmed();
    block.putInt(MAGIC).put(VERSION).put(header.isMark() ? MARK : ROWS).putShort((short) 0);
    block.putInt(length).putInt(0).putLong(header.number()).putLong(header.oldest());
    block.putLong(confirmed.block()).putLong(confirmed.commit());
    block.putLong(confirmed.changelogOffset()).putLong(confirmed.inputOffset());
    block.putLong(header.hashKey().first()).putLong(header.hashKey().second());
    block.putInt(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      byte[] value = row.value();
      block.putInt(row.key().length).putInt(value == null ? DELETION : value.length);
      block.put(row.key());
      if (value != null) {
        block.put(value);
      }
    }
    block.putInt(CRC_AT, crc(block, 0, length));
  }

  /** Encodes a block of rows as an array. */
  public static byte[] encode(BlockHeader header, List<Row> rows) {
    byte[] bytes = new byte[length(rows)];
    encode(ByteBuffer.wrap(bytes), header, rows);
    return bytes;
  }

  /** The header at a position where a block is known to be. */
  public static BlockHeader header(ByteBuffer block, int at) {
    return new BlockHeader(
        block.get(at + 5) == MARK,
        block.getInt(at + 8),
        block.getLong(at + 16),
        block.getLong(at + 24),
        new CommitMark(
            block.getLong(at + 32),
            block.getLong(at + 40),
            block.getLong(at + 48),
            block.getLong(at + 56)),
        new HashKey(block.getLong(at + 64), block.getLong(at + 72)),
        block.getInt(at + 80));
  }

  /** Whether an intact block begins at {@code at} and ends by {@code limit}. */
  public static boolean isBlock(ByteBuffer bytes, int at, int limit) {
    if (limit - at < HEADER_BYTES || bytes.getInt(at) != MAGIC || bytes.get(at + 4) != VERSION) {
      return false;
    }
    int length = bytes.getInt(at + 8);
    byte kind = bytes.get(at + 5);
    return length >= HEADER_BYTES
        && length <= limit - at
        && (kind == ROWS || kind == MARK)
        && bytes.getInt(at + CRC_AT) == crc(bytes, at, length);
  }

  /**
   * The header of a block that comes from elsewhere.
   *
   * @throws DamagedLogException when it is not exactly one block of rows
   */
  public static BlockHeader check(byte[] bytes) {
    ByteBuffer block = ByteBuffer.wrap(bytes);
    if (!isBlock(block, 0, bytes.length)) {
      throw new DamagedLogException("A block of %d bytes is damaged".formatted(bytes.length));
    }
    BlockHeader header = header(block, 0);
    if (header.length() != bytes.length
        || header.isMark()
        || header.oldest() > header.number()
        || header.confirmed().block() >= header.number()) {
      throw new DamagedLogException("%s contradicts itself".formatted(header));
    }
    return header;
  }

  /** The rows of a block that comes from elsewhere. */
  static List<Row> decode(byte[] bytes) {
    BlockHeader header = check(bytes);
    ByteBuffer block = ByteBuffer.wrap(bytes);
    List<Row> rows = new ArrayList<>(header.rows());
    visit(block, header, (offset, key, length) -> rows.add(row(block, offset, key, length)));
    return rows;
  }

  /** The row of a key that was visited already. */
  public static Row row(ByteBuffer block, int offset, byte[] key, int valueLength) {
    if (valueLength < 0) {
      return new Row(key, null);
    }
    byte[] value = new byte[valueLength];
    block.get(offset + Row.PREFIX_BYTES + key.length, value);
    return new Row(key, value);
  }

  /** Visits the rows of the block that {@code block} begins with. */
  public static void visit(ByteBuffer block, BlockHeader header, RowVisitor visitor) {
    int at = HEADER_BYTES;
    for (int i = 0; i < header.rows(); i++) {
      int keyLength = block.getInt(at);
      int valueLength = block.getInt(at + 4);
      long end = (long) at + Row.PREFIX_BYTES + keyLength + Math.max(0, valueLength);
      if (keyLength < 0 || valueLength < DELETION || end > header.length()) {
        throw new DamagedLogException("Row %d of %s is malformed".formatted(i, header));
      }
      byte[] key = new byte[keyLength];
      block.get(at + Row.PREFIX_BYTES, key);
      visitor.visit(at, key, valueLength);
      at = (int) end;
    }
  }

  private static int crc(ByteBuffer bytes, int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(at, CRC_AT));
    crc.update(bytes.slice(at + CRC_AT + 4, length - CRC_AT - 4));
    return (int) crc.getValue();
  }
}
