package io.latebind.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * Index folders on disk. A folder to be deleted is renamed first, so that it is gone in one step;
 * what a crash leaves of it is deleted at the next start.
 */
public final class DiskFolders implements IndexFolders {
  private static final String DROPPED = ".dropped-";

  private final Path indexes;
  private final Path root;

  /**
   * Opens the folders.
   *
   * @param root where they are; it is created if missing
   */
  public DiskFolders(Path root) throws IOException {
    this.root = root;
    this.indexes = root.resolve("indexes");
    Files.createDirectories(indexes);
    for (Path child : children(root)) {
      if (child.getFileName().toString().startsWith(DROPPED)) {
        IOUtils.rm(child);
      }
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  @Override
  public List<String> names() throws IOException {
    return children(indexes).stream().map(child -> child.getFileName().toString()).toList();
  }

  @Override
  public Directory open(String name) throws IOException {
    Directory directory = FSDirectory.open(indexes.resolve(name));
    IOUtils.fsync(indexes, true);
    return directory;
  }

  @Override
  public void drop(String name) throws IOException {
    drop(indexes.resolve(name));
  }

  @Override
  public void dropAll() throws IOException {
    drop(indexes);
    Files.createDirectories(indexes);
  }

  private void drop(Path folder) throws IOException {
    Path dropped = root.resolve(DROPPED + UUID.randomUUID());
    Files.move(folder, dropped, StandardCopyOption.ATOMIC_MOVE);
    IOUtils.fsync(root, true);
    IOUtils.fsync(folder.getParent(), true);
    IOUtils.rm(dropped);
  }
}
