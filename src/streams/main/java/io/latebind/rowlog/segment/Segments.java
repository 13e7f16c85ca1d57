package io.latebind.rowlog.segment;

import io.latebind.rowlog.segment.SegmentFiles.SegmentFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a log, oldest first; the last one is being written. An address is the number of a
 * segment and an offset in it. No row is at address 0, since a header precedes it.
 */
public final class Segments {
  /**
   * The bytes to write at a time: more would leave the processor's cache before they are written.
   */
  private static final int FLUSH_BYTES = 256 << 10;

  /** No address. */
  public static final long NONE = -1;

  private final SegmentFiles files;
  private final RowLogSettings settings;
  private final List<Segment> segments = new ArrayList<>();
  private @Nullable ByteBuffer spare;

  /**
   * Opens the existing segments.
   *
   * @throws DamagedLogException when a file in the middle is missing
   */
  public Segments(SegmentFiles files, RowLogSettings settings) {
    this.files = files;
    this.settings = settings;
    for (int number : files.numbers()) {
      if (!segments.isEmpty() && number != last().number() + 1) {
        close();
        throw new DamagedLogException("Segment %d is missing".formatted(last().number() + 1));
      }
      segments.add(new Segment(number, files.open(number), null));
    }
  }

  public List<Segment> all() {
    return segments;
  }

  private Segment last() {
    return segments.get(segments.size() - 1);
  }

  public static long address(Segment segment, int offset) {
    return (long) segment.number() << 32 | offset;
  }

  public Segment segment(long address) {
    return segments.get((int) (address >>> 32) - segments.get(0).number());
  }

  /**
   * Makes room for a block of this number at the end, which the caller fills through {@link
   * #bytes}. It is in the file after the next {@link #flush}, or before. Returns its address.
   */
  public long append(int length, long number) {
    if (segments.isEmpty()
        || (last().size() > 0 && last().size() + (long) length > settings.segmentBytes())) {
      roll();
    } else if (last().unflushedBytes() >= Math.min(FLUSH_BYTES, settings.segmentBytes() / 8)) {
      flush();
    }
    Segment tail = last();
    long address = address(tail, tail.size());
    tail.append(length, settings.segmentBytes());
    tail.lastBlock(number);
    return address;
  }

  /** Appends a block of this number, and writes it. Returns its address. */
  public long write(byte[] block, long number) {
    long address = append(block.length, number);
    bytes(address, block.length).put(block);
    flush();
    return address;
  }

  /** Writes what was appended. */
  public void flush() {
    if (!segments.isEmpty()) {
      last().flush(settings.isHeld());
    }
  }

  private void roll() {
    int number = segments.isEmpty() ? 0 : last().number() + 1;
    flush();
    unload();
    SegmentFile file = files.open(number);
    ByteBuffer room = spare;
    spare = null;
    segments.add(new Segment(number, file, room));
  }

  /** Holds the newest segments in memory, as many as fit; one freed buffer is kept. */
  private void unload() {
    long hot = 0;
    for (int i = segments.size() - 1; i >= 0; i--) {
      Segment segment = segments.get(i);
      hot += segment.memoryBytes();
      if (hot > settings.hotBytes() && segment.memoryBytes() > 0) {
        spare(segment.unload());
      }
    }
  }

  private void spare(@Nullable ByteBuffer room) {
    if (room != null && (room.capacity() == settings.segmentBytes() || !settings.isHeld())) {
      spare = room;
    }
  }

  /** Frees the memory that reading all segments took, if none is held. */
  public void opened() {
    if (!settings.isHeld()) {
      segments.forEach(Segment::unload);
      spare = null;
    }
  }

  /** Reads a segment into memory. Older ones may be dropped from memory for that. */
  public void load(Segment segment) {
    unload();
    ByteBuffer room = spare;
    if (room == null || room.capacity() < segment.size()) {
      room = ByteBuffer.allocateDirect(Math.max(settings.segmentBytes(), segment.size()));
    } else {
      spare = null;
    }
    segment.load(room);
  }

  /**
   * Drops everything from {@code address} on, starting at the end, and writes and forces a block
   * there. If this is interrupted, less is confirmed than before, and nothing looks damaged.
   */
  public void replaceTail(long address, byte[] block) {
    Segment tail = segment(address);
    while (last() != tail) {
      drop(segments.size() - 1);
    }
    if (tail.memoryBytes() == 0) {
      load(tail);
    }
    tail.truncate((int) address);
    tail.append(block.length, settings.segmentBytes());
    bytes(address, block.length).put(block);
    flush();
    tail.force();
  }

  /** Drops everything. */
  public void clear() {
    while (!segments.isEmpty()) {
      drop(segments.size() - 1);
    }
  }

  /** Deletes the segments at the front whose blocks are all before {@code oldest}. */
  public void dropBefore(long oldest) {
    while (segments.size() > 1 && segments.get(0).lastBlock() < oldest) {
      drop(0);
    }
  }

  private void drop(int index) {
    Segment segment = segments.get(index);
    spare(segment.unload());
    segment.close();
    files.delete(segment.number());
    segments.remove(index);
  }

  /** The address of the first block; {@link #NONE} when no block exists. */
  public long first() {
    return firstFrom(0);
  }

  private long firstFrom(int index) {
    for (int i = index; i < segments.size(); i++) {
      if (segments.get(i).size() > 0) {
        return address(segments.get(i), 0);
      }
    }
    return NONE;
  }

  /** The address after a block of this length; {@link #NONE} at the end. */
  public long next(long address, int length) {
    if ((int) address + length < segment(address).size()) {
      return address + length;
    }
    return firstFrom((int) (address >>> 32) - segments.get(0).number() + 1);
  }

  /** The header of the block at an address. */
  public BlockHeader header(long address) {
    return BlockCodec.header(bytes(address, BlockCodec.HEADER_BYTES), 0);
  }

  /** Bytes at an address, at position 0 of the returned buffer. */
  public ByteBuffer bytes(long address, int length) {
    return segment(address).bytes((int) address, length);
  }

  /** The row at an address, at position 0 of the returned buffer. */
  ByteBuffer row(long address) {
    return segment(address).row((int) address);
  }

  /** The key of the row at an address. */
  public byte[] key(long address) {
    ByteBuffer row = row(address);
    byte[] key = new byte[row.getInt(0)];
    row.get(Row.PREFIX_BYTES, key);
    return key;
  }

  /** The memory of the segment that is being written, in bytes. */
  public long tailBytes() {
    return segments.isEmpty() ? 0 : last().memoryBytes();
  }

  /** The memory of sealed segments, and of the buffer for the next one, in bytes. */
  public long hotBytes() {
    long all = segments.stream().mapToLong(Segment::memoryBytes).sum();
    return all - tailBytes() + (spare == null ? 0 : spare.capacity());
  }

  /** The size of all files, in bytes. */
  public long diskBytes() {
    return segments.stream().mapToLong(Segment::size).sum();
  }

  public void close() {
    segments.forEach(Segment::close);
  }
}
