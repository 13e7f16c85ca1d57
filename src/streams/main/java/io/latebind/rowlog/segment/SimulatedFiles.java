package io.latebind.rowlog.segment;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Files in memory that can lose data in two ways. A killed process loses a part of the write in
 * progress. A power failure loses any of the writes that were not forced, or parts of them, in any
 * order, and files that were never forced.
 */
public final class SimulatedFiles implements SegmentFiles {
  private final TreeMap<Integer, Content> files = new TreeMap<>();
  private final Random random;
  private int writesLeft = Integer.MAX_VALUE;
  private int writes;

  /** No files yet. */
  public SimulatedFiles(Random random) {
    this.random = random;
  }

  /** Thrown when the process is killed. */
  public static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The content of a file, its last forced content, and the changes since then. */
  private static final class Content {
    private byte[] bytes = new byte[0];
    private byte[] forced = new byte[0];
    private boolean everForced;
    private final List<Change> changes = new ArrayList<>();
  }

  /** A write at a position, or a cut there. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Change(long at, byte[] bytes, boolean cuts) {
    byte[] to(byte[] content, int length) {
      if (cuts) {
        return Arrays.copyOf(content, Math.min(content.length, (int) at));
      }
      byte[] changed = Arrays.copyOf(content, Math.max(content.length, (int) at + length));
      System.arraycopy(bytes, 0, changed, (int) at, length);
      return changed;
    }
  }

  /** Kills the process during the write after {@code count} more. */
  public void killAfter(int count) {
    writesLeft = count;
  }

  /** The number of changes so far. */
  public int writes() {
    return writes;
  }

  /** Forces all files. */
  public void forceAll() {
    files.keySet().forEach(number -> open(number).force());
  }

  /**
   * Fails the power and restores it; of what was not forced, only the last change of each file is
   * left.
   */
  public void failPowerButForLastChange() {
    for (Content content : files.values()) {
      if (!content.changes.isEmpty()) {
        Change change = content.changes.get(content.changes.size() - 1);
        content.bytes = change.to(content.forced, change.bytes.length);
      }
    }
    forceAll();
  }

  /** Fails the power and restores it. */
  public void failPower() {
    writesLeft = Integer.MAX_VALUE;
    files.values().removeIf(content -> !content.everForced && random.nextInt(4) == 0);
    for (Content content : files.values()) {
      byte[] left = content.forced;
      for (Change change : content.changes) {
        int length = change.bytes.length;
        switch (random.nextInt(4)) {
          case 0 -> {}
          case 1 -> left = change.to(left, random.nextInt(length + 1));
          default -> left = change.to(left, length);
        }
      }
      content.bytes = left;
      content.forced = left;
      content.changes.clear();
    }
  }

  /** Restarts the process. */
  public void restart() {
    writesLeft = Integer.MAX_VALUE;
  }

  public byte[] bytes(int number) {
    return Objects.requireNonNull(files.get(number)).bytes;
  }

  private void change(Content content, Change change) {
    writes++;
    int length = change.bytes.length;
    if (writesLeft-- <= 0) {
      if (!change.cuts) {
        content.bytes = change.to(content.bytes, random.nextInt(length + 1));
      }
      throw new KilledException();
    }
    content.bytes = change.to(content.bytes, length);
    content.changes.add(change);
  }

  @Override
  public List<Integer> numbers() {
    return List.copyOf(files.keySet());
  }

  @Override
  public void delete(int number) {
    writes++;
    if (writesLeft-- <= 0) {
      throw new KilledException();
    }
    files.remove(number);
  }

  @Override
  public SegmentFile open(int number) {
    Content content = files.computeIfAbsent(number, absent -> new Content());
    return new SegmentFile() {
      @Override
      public long size() {
        return content.bytes.length;
      }

      @Override
      public void write(ByteBuffer bytes, long position) {
        byte[] written = new byte[bytes.remaining()];
        bytes.get(written);
        change(content, new Change(position, written, false));
      }

      @Override
      public void read(ByteBuffer bytes, long position) {
        bytes.put(content.bytes, (int) position, bytes.remaining());
      }

      @Override
      public void truncate(long size) {
        change(content, new Change(size, new byte[0], true));
      }

      @Override
      public void force() {
        content.forced = content.bytes;
        content.everForced = true;
        content.changes.clear();
      }

      @Override
      public void close() {}
    };
  }
}
