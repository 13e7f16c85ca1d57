package io.latebind.rowlog;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The files of a log in a folder of their own, {@code 7.log} and so on. */
public final class DiskFiles implements SegmentFiles {
  private static final String SUFFIX = ".log";
  private final Path folder;

  /** Files in {@code folder}, which is created when it is not there. */
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
    return new DiskFile(
        call(
            () ->
                FileChannel.open(
                    path(number),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)));
  }

  @Override
  public void delete(int number) {
    run(() -> Files.deleteIfExists(path(number)));
  }

  private Path path(int number) {
    return folder.resolve(number + SUFFIX);
  }

  private record DiskFile(FileChannel channel) implements SegmentFile {
    @Override
    public long size() {
      return call(channel::size);
    }

    @Override
    public void write(ByteBuffer bytes, long position) {
      run(
          () -> {
            long at = position;
            while (bytes.hasRemaining()) {
              at += channel.write(bytes, at);
            }
          });
    }

    @Override
    public void read(ByteBuffer bytes, long position) {
      run(
          () -> {
            long at = position;
            while (bytes.hasRemaining()) {
              int count = channel.read(bytes, at);
              if (count < 0) {
                throw new EOFException("The file ends at %d".formatted(at));
              }
              at += count;
            }
          });
    }

    @Override
    public void truncate(long size) {
      run(() -> channel.truncate(size));
    }

    @Override
    public void force() {
      run(() -> channel.force(true));
    }

    @Override
    public void close() {
      run(channel::close);
    }
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
