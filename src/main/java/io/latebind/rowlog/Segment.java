package io.latebind.rowlog;

import io.latebind.rowlog.SegmentFiles.SegmentFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A file of blocks, which is in memory as well while it is written, and while there is room. */
final class Segment {
  /** What is read at first where the length is not known: enough for most rows. */
  private static final int FIRST_READ_BYTES = 2_048;

  private final int number;
  private final SegmentFile file;
  private @Nullable ByteBuffer memory;
  private int size;
  private long lastBlock;

  Segment(int number, SegmentFile file, @Nullable ByteBuffer memory) {
    this.number = number;
    this.file = file;
    this.memory = memory;
    this.size = Math.toIntExact(file.size());
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

  /** All of it; null when it is not in memory. */
  @Nullable ByteBuffer memory() {
    return memory;
  }

  /** Reads the file into memory. */
  void load(ByteBuffer room) {
    file.read(room.clear().limit(size), 0);
    memory = room.clear();
  }

  /** Leaves the memory. Returns what it took. */
  @Nullable ByteBuffer unload() {
    ByteBuffer room = memory;
    memory = null;
    return room;
  }

  /** Writes a block at the end; the segment is in memory. */
  void append(byte[] block, int segmentBytes) {
    ByteBuffer room = memory;
    int end = Math.addExact(size, block.length);
    if (room == null || room.capacity() < end) {
      int capacity = Math.max(end, Math.min(segmentBytes, 2 * end));
      ByteBuffer larger = ByteBuffer.allocateDirect(capacity);
      if (room != null) {
        larger.put(0, room, 0, size);
      }
      room = larger;
      memory = larger;
    }
    room.put(size, block);
    file.write(room.slice(size, block.length), size);
    size = end;
  }

  /** Forgets what is behind {@code end}, and writes a block there. */
  void replaceTail(int end, byte[] block, int segmentBytes) {
    file.truncate(end);
    size = end;
    append(block, segmentBytes);
  }

  void force() {
    file.force();
  }

  /** A row, at position 0 of what is returned. */
  ByteBuffer row(int offset) {
    ByteBuffer start = bytes(offset, Math.min(FIRST_READ_BYTES, size - offset));
    int length = Row.encodedBytes(start.getInt(0), start.getInt(4));
    return start.capacity() >= length ? start : bytes(offset, length);
  }

  /** Some bytes, at position 0 of what is returned. */
  ByteBuffer bytes(int offset, int length) {
    ByteBuffer room = memory;
    if (room != null) {
      return room.slice(offset, length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    file.read(bytes, offset);
    return bytes.clear();
  }

  void close() {
    file.close();
  }
}
