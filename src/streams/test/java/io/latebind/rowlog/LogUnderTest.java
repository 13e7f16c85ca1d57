package io.latebind.rowlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.rowlog.index.HashKey;
import io.latebind.rowlog.segment.CommitMark;
import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.rowlog.segment.Row;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rowlog.segment.SimulatedFiles;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A log beside what it has to contain: a map after each commit, and its changelog as a broker keeps
 * it, of which only what was committed is seen.
 */
public final class LogUnderTest {
  static final RowLogSettings SMALL = new RowLogSettings(2_048, 256, 4_096, 1_024);

  /** The same with nothing in memory. */
  static final RowLogSettings COLD = new RowLogSettings(2_048, 256, RowLogSettings.NOTHING, 1_024);

  public static final HashKey HASH_KEY = new HashKey(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  final RowLogSettings settings;
  final Random random;
  SimulatedFiles files;

  /** Committed records, by their keys, in the order of their offsets; compacted at any time. */
  final Map<Long, byte[]> changelog = new LinkedHashMap<>();

  /** The same, before any compaction. */
  final Map<Long, byte[]> uncompacted = new LinkedHashMap<>();

  private final Map<Long, Map<String, String>> committed = new HashMap<>();
  private final int ids;
  RowLog log;
  private Map<String, String> model = new TreeMap<>();
  private long commits;

  LogUnderTest(long seed, int ids) {
    this.settings = seed % 2 == 0 ? SMALL : COLD;
    this.random = new Random(seed);
    this.files = new SimulatedFiles(random);
    this.ids = ids;
    this.log = RowLog.open(files, settings, HASH_KEY);
    committed.put(0L, Map.of());
  }

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  Map<String, String> model() {
    return model;
  }

  /** Some rows, most of them small; their keys differ unless they are told not to. */
  List<Row> someRows(Map<String, String> content) {
    List<Row> rows = new ArrayList<>();
    for (int left = random.nextInt(12); left >= 0; left--) {
      String id = "id-" + random.nextInt(ids);
      if (random.nextInt(3) == 0) {
        content.remove(id);
        rows.add(new Row(bytes(id), null));
      } else {
        String value = "v" + random.nextInt() + "x".repeat(size());
        content.put(id, value);
        rows.add(new Row(bytes(id), bytes(value)));
      }
    }
    return rows;
  }

  private int size() {
    return switch (random.nextInt(60)) {
      case 0 -> random.nextInt(3_000);
      case 1, 2, 3 -> random.nextInt(400);
      default -> random.nextInt(30);
    };
  }

  /** A transaction of one or two steps; what is sent becomes visible when it is committed. */
  void transact() {
    Map<String, String> next = new TreeMap<>(model);
    List<Applied> sent = new ArrayList<>();
    for (int left = random.nextInt(2); left >= 0; left--) {
      sent.add(log.apply(someRows(next)));
    }
    long last = log.lastBlock();
    commits++;
    committed.put(last, next);
    model = next;
    sent.forEach(this::send);
    if (random.nextInt(8) != 0) {
      log.confirm(new CommitMark(last, commits, last * 10, commits * 100));
    }
    if (random.nextInt(10) == 0) {
      log.writeMark();
    }
  }

  private void send(Applied applied) {
    for (Applied.Block block : applied.blocks()) {
      assertThat(changelog).doesNotContainKey(block.number());
      changelog.put(block.number(), block.bytes());
      uncompacted.put(block.number(), block.bytes());
    }
    changelog.keySet().removeAll(applied.tombstones());
  }

  /** Opens the files again, and restores what lacks from the changelog. */
  void reopenAndRestore() {
    log = RowLog.open(files, settings, new HashKey(random.nextLong(), random.nextLong()));
    long from = log.confirmed().block();
    assertThat(committed).as("commit %d", from).containsKey(from);
    if (log.isWhole()) {
      assertThat(content(log)).isEqualTo(committed.get(from));
    }
    (random.nextBoolean() ? changelog : uncompacted)
        .forEach(
            (number, block) -> {
              if (number > from) {
                log.applyBlock(block);
              }
            });
    if (!log.isWhole()) {
      throw new DamagedLogException("Blocks are missing");
    }
    assertContent(log);
    long last = log.lastBlock();
    log.confirm(new CommitMark(last, commits, last * 10, commits * 100));
  }

  /** A log that was opened again has all of the last commit that it knows of. */
  void assertLeft(RowLog left) {
    assertThat(left.isWhole()).isTrue();
    assertThat(content(left)).isEqualTo(committed.get(left.confirmed().block()));
  }

  /** Another process takes over, and begins with these files. */
  void takeOver(SimulatedFiles others) {
    files = others;
    files.restart();
    reopenAndRestore();
  }

  /** A log that is made of the changelog only. */
  RowLog restored(Map<Long, byte[]> records) {
    RowLog restored =
        RowLog.open(
            new SimulatedFiles(random),
            settings,
            new HashKey(random.nextLong(), random.nextLong()));
    records.values().forEach(restored::applyBlock);
    return restored;
  }

  void assertContent(RowLog other) {
    assertThat(other.isWhole()).isTrue();
    assertThat(content(other)).isEqualTo(model);
    assertThat(other.size()).isEqualTo(model.size());
    assertThat(other.liveBytes())
        .isEqualTo(
            model.entrySet().stream()
                .mapToLong(row -> 8 + row.getKey().length() + row.getValue().length())
                .sum());
  }

  /** All rows, by a walk. */
  Map<String, String> content(RowLog of) {
    Map<String, String> content = new TreeMap<>();
    byte[] last = null;
    List<byte[]> page;
    int limit;
    do {
      limit = 1 + random.nextInt(50);
      page = of.keys(last, limit);
      for (byte[] key : page) {
        byte[] value = of.get(key);
        if (value == null || content.put(text(key), text(value)) != null) {
          throw new AssertionError("Visited in vain, or twice: " + text(key));
        }
        if (last != null && of.compare(last, key) >= 0) {
          throw new AssertionError("Visited out of order: " + text(key));
        }
        last = key;
      }
    } while (page.size() == limit);
    return content;
  }

  /** Turns some bits of a byte around. */
  static void damage(SimulatedFiles files, int file, int at, int bits) {
    byte[] bytes = files.bytes(file).clone();
    bytes[at] ^= (byte) bits;
    files.open(file).write(ByteBuffer.wrap(bytes), 0);
  }
}
