package io.latebind.rowlog.segment;

import static io.latebind.rowlog.LogUnderTest.HASH_KEY;
import static io.latebind.rowlog.LogUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.rowlog.RowLog;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {
  /** Nothing is hot, so that all but the tail is read from the files. */
  private static final RowLogSettings COLD = new RowLogSettings(4_096, 1_024, 0, 4_096);

  @TempDir Path folder;

  @Test
  void aLogInAFolderIsThereAgain() throws IOException {
    Random random = new Random(7);
    try (RowLog log = RowLog.open(new DiskFiles(folder.resolve("new")), COLD, HASH_KEY)) {
      for (int i = 0; i < 500; i++) {
        String key = "key" + i % 100;
        log.apply(List.of(new Row(bytes(key), bytes(key + "x".repeat(random.nextInt(900))))));
        log.confirm(new CommitMark(log.lastBlock(), i, i, i));
      }
      assertThat(log.memory().hot()).isLessThanOrEqualTo(COLD.segmentBytes());
    }

    try (RowLog log = RowLog.open(new DiskFiles(folder.resolve("new")), COLD, HASH_KEY)) {
      assertThat(log.confirmed().commit()).isEqualTo(499);
      assertThat(log.size()).isEqualTo(100);
      for (int i = 0; i < 100; i++) {
        assertThat(log.get(bytes("key" + i))).startsWith(bytes("key" + i));
      }
      assertThat(log.diskBytes()).isLessThan(3 * log.liveBytes());
    }
  }

  @Test
  void aFileWithoutItsEndIsCut() throws IOException {
    try (RowLog log = RowLog.open(new DiskFiles(folder), COLD, HASH_KEY)) {
      log.apply(List.of(new Row(bytes("a"), bytes("1"))));
      log.confirm(new CommitMark(1, 1, 1, 1));
      log.apply(List.of(new Row(bytes("a"), bytes("2"))));
      log.apply(List.of(new Row(bytes("a"), bytes("3"))));
    }
    Path file = folder.resolve("0.log");
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length - 5));

    try (RowLog log = RowLog.open(new DiskFiles(folder), COLD, HASH_KEY)) {
      assertThat(log.get(bytes("a"))).isEqualTo(bytes("1"));
    }
  }

  /** A channel is closed when a thread that uses it is interrupted, for all threads. */
  @Test
  void aThreadThatIsInterruptedTakesTheFileFromNobody() throws Exception {
    byte[] large = new byte[100_000];
    random().nextBytes(large);
    try (RowLog log = RowLog.open(new DiskFiles(folder), RowLogSettings.COLD, HASH_KEY)) {
      log.apply(List.of(new Row(bytes("a"), large)));
      List<String> wrong = new CopyOnWriteArrayList<>();
      Thread reader =
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                if (!Arrays.equals(log.get(bytes("a")), large)) {
                  wrong.add("other bytes");
                }
                if (!Thread.currentThread().isInterrupted()) {
                  wrong.add("forgot that it was interrupted");
                }
              });
      reader.setUncaughtExceptionHandler((thread, e) -> wrong.add(e.toString()));
      reader.start();
      reader.join();

      assertThat(wrong).isEmpty();
      assertThat(log.get(bytes("a"))).isEqualTo(large);
      log.apply(List.of(new Row(bytes("a"), bytes("2"))));
      assertThat(log.get(bytes("a"))).isEqualTo(bytes("2"));
    }
  }

  @Test
  void aFileThatIsClosedStaysSo() {
    SegmentFiles.SegmentFile file = new DiskFiles(folder).open(3);
    file.close();

    assertThatThrownBy(file::force).hasCauseInstanceOf(ClosedChannelException.class);
  }

  private static Random random() {
    return new Random(7);
  }
}
