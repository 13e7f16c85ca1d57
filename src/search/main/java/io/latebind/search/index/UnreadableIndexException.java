package io.latebind.search.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/** Thrown for a damaged index, or one of another version, which has to be built from the topic. */
final class UnreadableIndexException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableIndexException(String why) {
    super(why);
  }

  private UnreadableIndexException(IOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }

  /** An operation that reads an index. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Distinguishes damage from failures that a rebuild cannot fix, such as missing permissions. */
  static <T> T guard(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (CorruptIndexException
        | IndexFormatTooNewException
        | IndexFormatTooOldException
        | EOFException
        | FileNotFoundException
        | NoSuchFileException e) {
      throw new UnreadableIndexException(e);
    }
  }
}
