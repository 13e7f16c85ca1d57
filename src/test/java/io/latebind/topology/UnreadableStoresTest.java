package io.latebind.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class UnreadableStoresTest {
  @TempDir private Path folder;

  @Test
  void wholeStoresAreLeftAlone() throws Exception {
    makeStore("0_0", "documents");
    makeStore("0_1", "documents");
    Files.createDirectories(folder.resolve("0_2/rocksdb/documents"));
    List<Path> before = files();

    UnreadableStores.discard(folder);

    assertThat(files()).containsAll(before);
  }

  /** What is deleted first when a folder is removed is anybody's guess. */
  @ParameterizedTest
  @ValueSource(strings = {"CURRENT", "MANIFEST", ".sst"})
  void aTaskWithAStoreInPiecesIsDiscardedAndTheOthersStay(String lost) throws Exception {
    makeStore("0_0", "documents");
    makeStore("0_0", "protocol");
    makeStore("0_1", "documents");
    delete(folder.resolve("0_0/rocksdb/protocol"), lost);

    UnreadableStores.discard(folder);

    assertThat(folder.resolve("0_0")).doesNotExist();
    assertThat(folder.resolve("0_1/rocksdb/documents/CURRENT")).exists();
  }

  @Test
  void aFolderThatIsNotThereYetIsNoProblem() {
    UnreadableStores.discard(folder.resolve("none"));
  }

  private void makeStore(String task, String store) throws IOException, RocksDBException {
    Path path = Files.createDirectories(folder.resolve(task).resolve("rocksdb").resolve(store));
    try (Options options = new Options().setCreateIfMissing(true);
        FlushOptions flush = new FlushOptions();
        RocksDB db = RocksDB.open(options, path.toString())) {
      db.put("key".getBytes(StandardCharsets.UTF_8), "value".getBytes(StandardCharsets.UTF_8));
      db.flush(flush);
    }
  }

  private static void delete(Path store, String part) throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().contains(part)) {
          Files.delete(file);
        }
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }
}
