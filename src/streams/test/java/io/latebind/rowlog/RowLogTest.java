package io.latebind.rowlog;

import static io.latebind.rowlog.LogUnderTest.HASH_KEY;
import static io.latebind.rowlog.LogUnderTest.SMALL;
import static io.latebind.rowlog.LogUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.BlockCodec;
import io.latebind.rowlog.segment.BlockHeader;
import io.latebind.rowlog.segment.CommitMark;
import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.rowlog.segment.Row;
import io.latebind.rowlog.segment.SimulatedFiles;
import io.latebind.rowlog.segment.SimulatedFiles.KilledException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowLogTest {
  private final SimulatedFiles files = new SimulatedFiles(new Random(1));
  private RowLog log = RowLog.open(files, SMALL, HASH_KEY);

  private static Row put(String key, String value) {
    return new Row(bytes(key), bytes(value));
  }

  private static Row delete(String key) {
    return new Row(bytes(key), null);
  }

  private Applied commit(Row... rows) {
    Applied applied = log.apply(List.of(rows));
    log.confirm(new CommitMark(log.lastBlock(), log.lastBlock(), 0, 0));
    return applied;
  }

  private void reopen() {
    log = RowLog.open(files, SMALL, new HashKey(9, 9));
  }

  @Test
  void whatIsNotConfirmedIsGoneWhenItIsOpenedAgain() {
    commit(put("a", "1"));
    log.apply(List.of(put("a", "2"), put("b", "2")));

    log.close();
    reopen();

    assertThat(log.get(bytes("a"))).isEqualTo(bytes("1"));
    assertThat(log.get(bytes("b"))).isNull();
    assertThat(log.confirmed()).isEqualTo(new CommitMark(1, 1, 0, 0));
    assertThat(log.lastBlock()).isEqualTo(1);
  }

  @Test
  void aCommitIsNotInferredFromALaterBlock() {
    commit(put("a", "1"));
    log.apply(List.of(put("a", "2")));
    log.apply(List.of(put("a", "3")));

    reopen();

    assertThat(log.get(bytes("a"))).isEqualTo(bytes("1"));
  }

  @Test
  void aLaterBlockKeepsWhatIsConfirmed() {
    commit(put("a", "1"));
    log.apply(List.of(put("a", "2")));

    reopen();
    reopen();

    assertThat(log.get(bytes("a"))).isEqualTo(bytes("1"));
  }

  @Test
  void deletionsOfWhatIsNotThereWriteNothing() {
    assertThat(commit(delete("a")).blocks()).isEmpty();
    assertThat(files.writes()).isZero();
  }

  @Test
  void theLastOfSeveralRowsOfAKeyCounts() {
    commit(put("a", "1"), delete("a"), put("b", "1"), put("b", "2"));

    assertThat(log.get(bytes("a"))).isNull();
    assertThat(log.get(bytes("b"))).isEqualTo(bytes("2"));
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void blocksAreBoundedUnlessARowIsLarger() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(put("key" + i, "x".repeat(i == 50 ? 5_000 : 20)));
    }

    Applied applied = log.apply(rows);

    assertThat(applied.blocks()).filteredOn(block -> block.bytes().length > 256).hasSize(1);
    assertThat(log.get(bytes("key50"))).hasSize(5_000);
    assertThat(log.get(bytes("key99"))).hasSize(20);
  }

  @Test
  void blocksOfAnotherLogAreRefused() {
    byte[] block = commit(put("a", "1")).blocks().get(0).bytes();
    RowLog other = RowLog.open(new SimulatedFiles(new Random(1)), SMALL, new HashKey(4, 4));
    other.apply(List.of(put("b", "1")));

    assertThatThrownBy(() -> other.applyBlock(block))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("another log");
  }

  @Test
  void blocksThatAreThereAlreadyChangeNothing() {
    byte[] block = commit(put("a", "1")).blocks().get(0).bytes();
    commit(put("a", "2"));

    assertThat(log.applyBlock(block)).isFalse();
    assertThat(log.get(bytes("a"))).isEqualTo(bytes("2"));
  }

  @Test
  void aStandbyKnowsWhatIsConfirmed() {
    RowLog standby = RowLog.open(new SimulatedFiles(new Random(1)), SMALL, new HashKey(4, 4));

    standby.applyBlock(commit(put("a", "1")).blocks().get(0).bytes());
    standby.applyBlock(commit(put("a", "2")).blocks().get(0).bytes());

    assertThat(standby.confirmed()).isEqualTo(new CommitMark(1, 1, 0, 0));
    assertThat(standby.lastBlock()).isEqualTo(2);
  }

  @Test
  void aChangelogThatLacksABlockIsDetected() {
    List<Applied.Block> blocks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      blocks.addAll(commit(put("key" + i, "1")).blocks());
    }
    for (int lacking = 0; lacking < 4; lacking++) {
      RowLog restored = RowLog.open(new SimulatedFiles(new Random(1)), SMALL, HASH_KEY);
      for (int i = 0; i < 5; i++) {
        if (i != lacking) {
          restored.applyBlock(blocks.get(i).bytes());
        }
      }
      assertThat(restored.isWhole()).as("without block %d", lacking + 1).isFalse();
    }
  }

  @Test
  void aDamagedBlockInTheMiddleIsReported() {
    for (int i = 0; i < 5; i++) {
      commit(put("key" + i, "1"));
    }
    LogUnderTest.damage(files, 0, 2 * files.bytes(0).length / 5 + 20, 1);

    assertThatThrownBy(this::reopen)
        .isInstanceOf(DamagedLogException.class)
        .hasMessage("A block behind block 2 is damaged, and block 4 is confirmed");
  }

  @Test
  void aMissingSegmentIsReported() {
    for (int i = 0; i < 5; i++) {
      commit(put("key" + i, "x".repeat(1_500)));
    }
    files.delete(2);

    assertThatThrownBy(this::reopen)
        .isInstanceOf(DamagedLogException.class)
        .hasMessage("Segment 2 is missing");
  }

  @Test
  void aMissingFirstSegmentLeavesALogThatIsNotWhole() {
    for (int i = 0; i < 5; i++) {
      commit(put("key" + i, "x".repeat(1_500)));
    }
    files.delete(0);

    reopen();

    assertThat(log.isWhole()).isFalse();
  }

  @Test
  void anOldBlockDoesNotComeBackInThePlaceOfANewOne() {
    commit(put("a", "1"));
    commit(put("b", "1"));
    log.apply(List.of(put("a", "old")));
    files.forceAll();
    reopen();
    commit(put("a", "new"));
    commit(put("b", "2"));

    files.failPowerButForLastChange();

    assertThatThrownBy(this::reopen).isInstanceOf(DamagedLogException.class);
  }

  /** Whoever writes values can write whole blocks into them, and does not know the secret. */
  @Test
  void aBlockWithinAValueConfirmsNothing() {
    HashKey guessed = new HashKey(4, 4);
    BlockHeader header =
        new BlockHeader(true, 84, 50, 50, new CommitMark(50, 50, 50, 50), guessed, 0);
    commit(put("a", "1"));
    commit(put("b", "1"));
    log.apply(List.of(new Row(bytes("c"), BlockCodec.encode(header, List.of()))));
    byte[] content = files.bytes(0);
    LogUnderTest.damage(files, 0, content.length - 84 - 84 - 5, 1);

    reopen();

    assertThat(log.confirmed().block()).isEqualTo(1);
  }

  @Test
  void aFailedWriteEndsTheLog() {
    commit(put("a", "1"));
    files.killAfter(0);
    assertThatThrownBy(() -> commit(put("a", "2"))).isInstanceOf(KilledException.class);
    files.restart();

    assertThatThrownBy(() -> commit(put("a", "3")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A write has failed: open the log again");
  }

  @Test
  void onlyWhatIsThereCanBeConfirmed() {
    commit(put("a", "1"));

    assertThatThrownBy(() -> log.confirm(new CommitMark(2, 2, 2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Blocks 1 to 1 can be confirmed, and not 2");
  }

  @Test
  void memoryIsBounded() {
    for (int i = 0; i < 500; i++) {
      commit(put("key" + i, "x".repeat(200)));
      MemoryUse memory = log.memory();
      assertThat(memory.tail()).isLessThanOrEqualTo(SMALL.segmentBytes());
      assertThat(memory.hot()).isLessThanOrEqualTo(SMALL.hotBytes() + SMALL.segmentBytes());
      assertThat(memory.index()).isLessThanOrEqualTo(256 * 12 + 48L * i);
    }
    reopen();
    assertThat(log.memory().hot()).isLessThanOrEqualTo(SMALL.hotBytes() + SMALL.segmentBytes());
    assertThat(log.get(bytes("key0"))).hasSize(200);
  }

  @Test
  void aColdLogTakesNoMoreMemoryThanAWrite() {
    long most = 4L * LogUnderTest.COLD.blockBytes();
    try (RowLog cold =
        RowLog.open(new SimulatedFiles(new Random(1)), LogUnderTest.COLD, HASH_KEY)) {
      for (int i = 0; i < 500; i++) {
        cold.apply(List.of(put("key" + i, "x".repeat(200))));
        assertThat(cold.memory().tail() + cold.memory().hot()).isLessThanOrEqualTo(most);
      }
      assertThat(cold.get(bytes("key0"))).hasSize(200);
      assertThat(cold.get(bytes("key499"))).hasSize(200);
    }
  }

  @Test
  void cleansWhenThereIsNothingToWrite() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(put("key" + i, "x".repeat(100)));
    }
    commit(rows.toArray(Row[]::new));
    commit(rows.stream().map(row -> new Row(row.key(), null)).toArray(Row[]::new));

    long tombstones = 0;
    for (int i = 0; i < 100; i++) {
      tombstones += commit().tombstones().size();
    }

    assertThat(tombstones).isGreaterThan(50);
    assertThat(log.totalBytes()).isLessThanOrEqualTo(SMALL.slackBytes());
    assertThat(commit().blocks()).isEmpty();
  }
}
