package io.latebind.rowlog.segment;

import java.nio.ByteBuffer;
import java.util.List;

/** The numbered files of a log. Failures throw {@link java.io.UncheckedIOException}. */
public interface SegmentFiles {
  /** The numbers of the existing files, ascending. */
  List<Integer> numbers();

  /** Opens a file; creates it if it does not exist. */
  SegmentFile open(int number);

  /** Deletes a file, if it exists. */
  void delete(int number);

  /** One file, read and written by position. */
  interface SegmentFile extends AutoCloseable {
    /** Its length in bytes. */
    long size();

    /** Writes all that remains in {@code bytes}. */
    void write(ByteBuffer bytes, long position);

    /** Fills {@code bytes}; fails when the file ends before. */
    void read(ByteBuffer bytes, long position);

    /** Cuts the file to a size. */
    void truncate(long size);

    /** Returns once the file survives a power failure. */
    void force();

    @Override
    void close();
  }
}
