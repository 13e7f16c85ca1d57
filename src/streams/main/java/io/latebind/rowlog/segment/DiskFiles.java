package io.latebind.rowlog.segment;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The files of a log on disk, in a folder of their own, {@code 7.log} and so on. */
public final class DiskFiles implements SegmentFiles {
  private static final String SUFFIX = ".log";
  private final Path folder;

  /** Files in {@code folder}, which is created if it does not exist. */
  public DiskFiles(Path folder) {
    this.folder = folder;
    run(() -> Files.createDirectories(folder));
  }

  @Override
  public List<Integer> numbers() {
    return call(
        () -> {
          try (Stream<Path> files = Files.list(folder)) {
            return files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches("\\d{1,9}\\.log"))
                .map(name -> Integer.valueOf(name.substring(0, name.length() - SUFFIX.length())))
                .sorted()
                .toList();
          }
        });
  }

  @Override
  public SegmentFile open(int number) {
    return new DiskFile(path(number));
  }

  @Override
  public void delete(int number) {
    run(() -> Files.deleteIfExists(path(number)));
  }

  private Path path(int number) {
    return folder.resolve(number + SUFFIX);
  }

  /**
   * A file whose channel is reopened when {@link FileChannel} has closed it because a reading
   * thread was interrupted: that must not affect other threads.
   */
  private static final class DiskFile implements SegmentFile {
    private final Path path;
    private volatile FileChannel channel;
    private volatile boolean closed;

    DiskFile(Path path) {
      this.path = path;
      this.channel = call(() -> open(path));
    }

    private static FileChannel open(Path path) throws IOException {
      return FileChannel.open(
          path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void on(Use use) {
      boolean interrupted = false;
      try {
        for (boolean done = false; !done; ) {
          FileChannel open = channel;
          try {
            use.of(open);
            done = true;
          } catch (ClosedChannelException e) {
            interrupted |= Thread.interrupted();
            openAgain(open, e);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @SuppressWarnings("ReferenceEquality") // Another thread may have opened it again.
    private synchronized void openAgain(FileChannel broken, ClosedChannelException e)
        throws IOException {
      if (closed) {
        throw e;
      }
      if (channel == broken) {
        channel = open(path);
      }
    }

    @Override
    public long size() {
      return call(() -> Files.size(path));
    }

    @Override
    public void write(ByteBuffer bytes, long position) {
      int begin = bytes.position();
      on(
          open -> {
            bytes.position(begin);
            long at = position;
            while (bytes.hasRemaining()) {
              at += open.write(bytes, at);
            }
          });
    }

    @Override
    public void read(ByteBuffer bytes, long position) {
      int begin = bytes.position();
      on(
          open -> {
            bytes.position(begin);
            long at = position;
            while (bytes.hasRemaining()) {
              int count = open.read(bytes, at);
              if (count < 0) {
                throw new EOFException("The file ends at %d".formatted(at));
              }
              at += count;
            }
          });
    }

    @Override
    public void truncate(long size) {
      on(open -> open.truncate(size));
    }

    @Override
    public void force() {
      on(open -> open.force(true));
    }

    @Override
    public synchronized void close() {
      closed = true;
      run(channel::close);
    }
  }

  private interface Use {
    void of(FileChannel channel) throws IOException;
  }

  private interface Action {
    void run() throws IOException;
  }

  private interface Question<T> {
    T answer() throws IOException;
  }

  private static void run(Action action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T call(Question<T> question) {
    try {
      return question.answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
