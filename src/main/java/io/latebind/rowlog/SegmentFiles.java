package io.latebind.rowlog;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The files of a log, which are numbered. What fails throws {@link java.io.UncheckedIOException}.
 */
public interface SegmentFiles {
  /** The numbers of the files that there are, ascending. */
  List<Integer> numbers();

  /** Opens a file; creates it when it is not there. */
  SegmentFile open(int number);

  /** Deletes a file, if it is there. */
  void delete(int number);

  /** One file, read and written by position. */
  interface SegmentFile extends AutoCloseable {
    /** Its length in bytes. */
    long size();

    /** Writes all that remains in {@code bytes}. */
    void write(ByteBuffer bytes, long position);

    /** Fills {@code bytes}, or fails when the file ends before. */
    void read(ByteBuffer bytes, long position);

    /** Cuts the file. */
    void truncate(long size);

    /** Returns once the file survives a failure of power. */
    void force();

    @Override
    void close();
  }
}
