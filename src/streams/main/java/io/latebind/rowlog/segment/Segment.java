package io.latebind.rowlog.segment;

import io.latebind.rowlog.segment.SegmentFiles.SegmentFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A file of blocks. Blocks are in memory until they are flushed; the rest of the file may be held
 * in memory too.
 */
public final class Segment {
  /** The bytes to read first where the length is unknown: enough for most rows. */
  private static final int FIRST_READ_BYTES = 2_048;

  private final int number;
  private final SegmentFile file;
  private @Nullable ByteBuffer memory;

  /** The offset before which nothing is in memory. */
  private int memoryFrom;

  /** The offset before which everything is in the file. */
  private int flushed;

  private int size;
  private long lastBlock;

  Segment(int number, SegmentFile file, @Nullable ByteBuffer memory) {
    this.number = number;
    this.file = file;
    this.memory = memory;
    this.size = Math.toIntExact(file.size());
    this.flushed = size;
    this.memoryFrom = size;
  }

  int number() {
    return number;
  }

  public int size() {
    return size;
  }

  /** The number of its last block, or of an earlier one; 0 when it is unknown. */
  public long lastBlock() {
    return lastBlock;
  }

  public void lastBlock(long number) {
    lastBlock = Math.max(lastBlock, number);
  }

  /** The memory that it uses, in bytes. */
  long memoryBytes() {
    return memory == null ? 0 : memory.capacity();
  }

  /** The memory that holds {@code offset}; null when it is only in the file. */
  public @Nullable ByteBuffer memory(int offset) {
    return offset >= memoryFrom ? memory : null;
  }

  /** The position of {@code offset} in {@link #memory}. */
  public int inMemory(int offset) {
    return offset - memoryFrom;
  }

  /** Reads the file into memory. */
  void load(ByteBuffer room) {
    file.read(room.clear().limit(size), 0);
    memory = room.clear();
    memoryFrom = 0;
  }

  /** Drops the memory and returns it; everything is in the file. */
  @Nullable ByteBuffer unload() {
    ByteBuffer room = memory;
    memory = null;
    memoryFrom = size;
    return room;
  }

  /**
   * Makes room for a block at the end, which the caller fills; it is in the file once it is
   * flushed.
   *
   * @param most the largest capacity of the memory, unless the block needs more
   */
  void append(int length, int most) {
    int begin = size - memoryFrom;
    int end = Math.addExact(begin, length);
    ByteBuffer room = memory;
    if (room == null || room.capacity() < end) {
      ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(end, Math.min(most, 2 * end)));
      if (room != null) {
        larger.put(0, room, 0, begin);
      }
      memory = larger;
    }
    size = Math.addExact(size, length);
  }

  /** The number of bytes that are not in the file yet. */
  int unflushedBytes() {
    return size - flushed;
  }

  /**
   * Writes what is not in the file yet.
   *
   * @param held whether it stays in memory
   */
  void flush(boolean held) {
    ByteBuffer room = memory;
    if (room != null && flushed < size) {
      file.write(room.slice(flushed - memoryFrom, size - flushed), flushed);
      flushed = size;
    }
    if (!held) {
      memoryFrom = size;
    }
  }

  /** Cuts off everything from {@code end} on. */
  void truncate(int end) {
    file.truncate(end);
    size = end;
    flushed = end;
    memoryFrom = Math.min(memoryFrom, end);
  }

  void force() {
    file.force();
  }

  /** A row, at position 0 of the returned buffer. */
  public ByteBuffer row(int offset) {
    int end = offset < memoryFrom ? memoryFrom : size;
    ByteBuffer start = bytes(offset, Math.min(FIRST_READ_BYTES, end - offset));
    int length = Row.encodedBytes(start.getInt(0), start.getInt(4));
    return start.capacity() >= length ? start : bytes(offset, length);
  }

  /** Some bytes of a block, at position 0 of the returned buffer. */
  public ByteBuffer bytes(int offset, int length) {
    ByteBuffer room = memory(offset);
    if (room != null) {
      return room.slice(inMemory(offset), length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    file.read(bytes, offset);
    return bytes.clear();
  }

  void close() {
    file.close();
  }
}
