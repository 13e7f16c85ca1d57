package io.latebind.rowlog;

import io.latebind.rowlog.SegmentFiles.SegmentFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A file of blocks. What was appended and not flushed is in memory; so is the rest of it while it
 * is held there.
 */
final class Segment {
  /** What is read at first where the length is not known: enough for most rows. */
  private static final int FIRST_READ_BYTES = 2_048;

  private final int number;
  private final SegmentFile file;
  private @Nullable ByteBuffer memory;

  /** What is before is not in memory. */
  private int memoryFrom;

  /** What is before is in the file. */
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

  int size() {
    return size;
  }

  /** The number of its last block, or of one before; 0 when that is not known. */
  long lastBlock() {
    return lastBlock;
  }

  void lastBlock(long number) {
    lastBlock = Math.max(lastBlock, number);
  }

  /** How much memory it takes. */
  long memoryBytes() {
    return memory == null ? 0 : memory.capacity();
  }

  /** The memory that has what is at {@code offset}; null when that is in the file alone. */
  @Nullable ByteBuffer memory(int offset) {
    return offset >= memoryFrom ? memory : null;
  }

  /** Where in {@link #memory} what is at {@code offset} is. */
  int inMemory(int offset) {
    return offset - memoryFrom;
  }

  /** Reads the file into memory. */
  void load(ByteBuffer room) {
    file.read(room.clear().limit(size), 0);
    memory = room.clear();
    memoryFrom = 0;
  }

  /** Leaves the memory; all is in the file. Returns what it took. */
  @Nullable ByteBuffer unload() {
    ByteBuffer room = memory;
    memory = null;
    memoryFrom = size;
    return room;
  }

  /**
   * Makes room for a block at the end, which is to be filled; it is in the file when it is flushed.
   *
   * @param most how large the memory shall become, if that will do
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

  /** How much is not in the file. */
  int unflushedBytes() {
    return size - flushed;
  }

  /**
   * Writes what is not in the file.
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

  /** Forgets what is behind {@code end}. */
  void truncate(int end) {
    file.truncate(end);
    size = end;
    flushed = end;
    memoryFrom = Math.min(memoryFrom, end);
  }

  void force() {
    file.force();
  }

  /** A row, at position 0 of what is returned. */
  ByteBuffer row(int offset) {
    int end = offset < memoryFrom ? memoryFrom : size;
    ByteBuffer start = bytes(offset, Math.min(FIRST_READ_BYTES, end - offset));
    int length = Row.encodedBytes(start.getInt(0), start.getInt(4));
    return start.capacity() >= length ? start : bytes(offset, length);
  }

  /** Some bytes of a block, at position 0 of what is returned. */
  ByteBuffer bytes(int offset, int length) {
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
