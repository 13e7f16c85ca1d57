package io.latebind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.fuzz.corpus.BadRecord;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records from a seed through the real indexer: after every thousand, a good one is processed. */
public final class RecordFuzz {
  private static final int PROBE = 1_000;

  /** What the heap may have grown by at the end. */
  private static final double MOST_MEGABYTES = 64;

  private final DrivenIndexer indexer;
  private final long seed;
  private final Map<String, Long> letters = new TreeMap<>();
  private long published;

  private RecordFuzz(DrivenIndexer indexer, long seed) {
    this.indexer = indexer;
    this.seed = seed;
  }

  /**
   * Feeds records.
   *
   * @param folder for the stores
   * @return what came of it, in words
   * @throws AssertionError with the seed and the record when something does not hold
   */
  public static String run(long records, long seed, Path folder) {
    try (DrivenIndexer indexer = new DrivenIndexer(Hostage.INDEXES, folder)) {
      RecordFuzz fuzz = new RecordFuzz(indexer, seed);
      return fuzz.run(records);
    }
  }

  private String run(long records) {
    RecordMaker maker = new RecordMaker(new SplittableRandom(seed));
    long begun = System.nanoTime();
    double before = 0;
    for (long number = 0; number < records; number++) {
      take(maker.next(), number);
      if (number % PROBE == 0) {
        probe(number);
      }
      if (number == records / 10) {
        before = Heap.megabytes();
      }
    }
    probe(records);
    double after = Heap.megabytes();
    assertThat(after - before).as("megabytes more, seed %d", seed).isLessThan(MOST_MEGABYTES);
    return String.format(
        Locale.ROOT,
        "%,d records in %.0f s, seed %d: %,d entries and deletions published, dead letters %s, %s",
        records,
        (System.nanoTime() - begun) / 1e9,
        seed,
        published,
        letters,
        Heap.change(before, after));
  }

  private void take(BadRecord record, long number) {
    try {
      indexer.take(record);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          "seed %d, record %d stopped the indexer: %s".formatted(seed, number, text(record)), e);
    }
  }

  private static String text(BadRecord record) {
    return record.topic()
        + " "
        + hex(record.key())
        + " = "
        + hex(record.value())
        + " with "
        + List.of(record.headers().toArray());
  }

  private static String hex(byte @Nullable [] bytes) {
    return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
  }

  /** The next good document becomes an entry, and every letter says why it was written. */
  private void probe(long number) {
    indexer.advance();
    for (String letter : indexer.letters()) {
      String[] parts = letter.split(" ", 2);
      assertThat(parts[1]).isNotBlank();
      letters.merge(parts[0], 1L, Long::sum);
    }
    published += indexer.published().size();
    indexer.write("t/good", "{\"name\":\"n" + number + "\"}");
    indexer.write("r/good", "{\"v\":" + number + ",\"ref\":\"t/good\"}");
    assertThat(String.valueOf(indexer.published().get("things/r/good")))
        .as("seed %d, behind record %d", seed, number)
        .contains("\"v\":" + number, "\"name\":\"n" + number + "\"");
    indexer.forgetTheRest();
  }
}
