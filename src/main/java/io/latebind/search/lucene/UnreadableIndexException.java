package io.latebind.search.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/** An index on disk that is damaged or of another version, and has to be built from the topic. */
final class UnreadableIndexException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableIndexException(String why) {
    super(why);
  }

  private UnreadableIndexException(IOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }

  /** Something that reads an index. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Tells damage from other failures, such as a lack of permissions, that building cannot mend. */
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
