package io.latebind.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Local stores that a crash has left in pieces, because it came while they were being made or
 * removed. Kafka Streams would not start on them. They are copies: without them it restores them
 * from their changelogs.
 */
final class UnreadableStores {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableStores.class);
  private static final String TASK = "\\d+_\\d+";

  static {
    RocksDB.loadLibrary();
  }

  private UnreadableStores() {}

  /**
   * Removes the folders of tasks with a store that cannot be opened. Nobody else may use them.
   *
   * @param folder of the application, with a folder for each task
   */
  static void discard(Path folder) {
    for (Path task : folders(folder)) {
      if (task.getFileName().toString().matches(TASK)) {
        folders(task.resolve("rocksdb")).stream()
            .flatMap(store -> problem(store).stream())
            .findFirst()
            .ifPresent(problem -> discard(task, problem));
      }
    }
  }

  private static void discard(Path task, String problem) {
    LOG.warn(
        "The stores of task {} were left unreadable by a crash and are restored from their"
            + " changelogs ({})",
        task.getFileName(),
        problem);
    try (Stream<Path> files = Files.walk(task)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The unreadable stores in " + task + " cannot be removed; remove the folder by hand", e);
    }
  }

  /** Why a store cannot be opened; empty when it can, or when there is nothing to open. */
  private static Optional<String> problem(Path store) {
    try (Options options = new Options();
        Stream<Path> files = Files.list(store)) {
      if (files.findAny().isEmpty()) {
        return Optional.empty();
      }
      List<byte[]> families = RocksDB.listColumnFamilies(options, store.toString());
      if (families.isEmpty()) {
        return Optional.of(store.getFileName() + ": no database, but parts of one");
      }
      open(store.toString(), families);
      return Optional.empty();
    } catch (RocksDBException e) {
      return Optional.of(store.getFileName() + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("The store " + store + " cannot be read", e);
    }
  }

  private static void open(String store, List<byte[]> families) throws RocksDBException {
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try (DBOptions options = new DBOptions()) {
      List<ColumnFamilyDescriptor> all =
          families.stream().map(ColumnFamilyDescriptor::new).toList();
      RocksDB opened = RocksDB.openReadOnly(options, store, all, handles);
      handles.forEach(ColumnFamilyHandle::close);
      opened.close();
    }
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
    }
  }
}
