package io.latebind.rowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.rowlog.segment.CommitMark;
import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.rowlog.segment.SimulatedFiles;
import io.latebind.rowlog.segment.SimulatedFiles.KilledException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A log does what a map does, whatever happens to it. A failure tells its seed. */
class RowLogPropertyTest {
  private interface Scenario {
    void run(LogUnderTest test) throws Exception;
  }

  /**
   * Odd ones hold nothing in memory. Seeds from 0, or from {@code rowlog.seed}; so many times more
   * with {@code rowlog.times}.
   */
  private static void forSeeds(int count, int ids, Scenario scenario) {
    LongStream.range(0, (long) count * Integer.getInteger("rowlog.times", 1))
        .map(seed -> seed + Long.getLong("rowlog.seed", 0))
        .forEach(
            seed -> {
              try {
                scenario.run(new LogUnderTest(seed, ids));
              } catch (Exception | AssertionError e) {
                throw new AssertionError("With seed %d: %s".formatted(seed, e), e);
              }
            });
  }

  @Test
  void containsWhatAMapContains() {
    forSeeds(
        15,
        400,
        test -> {
          for (int i = 0; i < 150; i++) {
            test.transact();
          }
          test.assertContent(test.log);
        });
  }

  @Test
  void isRestoredFromItsBlocksAloneWhateverIsCompacted() {
    forSeeds(
        25,
        100,
        test -> {
          for (int i = 0; i < 200; i++) {
            test.transact();
            if (i % 50 == 0) {
              test.assertContent(test.restored(test.changelog));
              test.assertContent(test.restored(test.uncompacted));
            }
          }
          assertThat(test.changelog).hasSizeLessThan(test.uncompacted.size() / 2);
          RowLog restored = test.restored(test.changelog);
          test.assertContent(restored);
          assertThat(restored.totalBytes()).isEqualTo(test.log.totalBytes());
        });
  }

  /** The cleaner goes by order; nothing depends on it. */
  @Test
  void isRestoredWhicheverOfTheDeadBlocksAreGone() {
    forSeeds(
        40,
        60,
        test -> {
          for (int i = 0; i < 150; i++) {
            test.transact();
          }
          Map<Long, byte[]> partly = new TreeMap<>(test.uncompacted);
          partly
              .keySet()
              .removeIf(number -> !test.changelog.containsKey(number) && test.random.nextBoolean());
          test.assertContent(test.restored(partly));
        });
  }

  @Test
  void aStandbyThatIsKilledCatchesUpAndTakesOver() {
    forSeeds(
        40,
        60,
        test -> {
          for (int takeovers = 0; takeovers < 5; takeovers++) {
            SimulatedFiles standby = new SimulatedFiles(test.random);
            for (int kills = 0; kills < 10; kills++) {
              for (int i = test.random.nextInt(20); i > 0; i--) {
                test.transact();
              }
              standby.killAfter(test.random.nextInt(60));
              try {
                RowLog log = RowLog.open(standby, test.settings, LogUnderTest.HASH_KEY);
                long from = log.confirmed().block();
                Map<Long, byte[]> records =
                    test.random.nextBoolean() ? test.changelog : test.uncompacted;
                records.forEach((number, block) -> apply(log, number > from, block));
                test.assertContent(log);
              } catch (KilledException e) {
                standby.restart();
              }
            }
            test.takeOver(standby);
          }
        });
  }

  private static void apply(RowLog log, boolean isBehind, byte[] block) {
    if (isBehind) {
      assertThat(log.applyBlock(block)).isTrue();
    }
  }

  @Test
  void goesOnWhereItWasClosed() {
    forSeeds(
        25,
        150,
        test -> {
          for (int i = 0; i < 40; i++) {
            for (int steps = test.random.nextInt(6); steps > 0; steps--) {
              test.transact();
            }
            test.log.close();
            test.reopenAndRestore();
          }
        });
  }

  @Test
  void survivesBeingKilledAtAnyWrite() {
    forSeeds(
        30,
        60,
        test -> {
          for (int i = 0; i < 30; i++) {
            test.files.killAfter(test.random.nextInt(20));
            try {
              while (true) {
                test.transact();
              }
            } catch (KilledException e) {
              test.files.restart();
            }
            for (boolean isOpen = false; !isOpen; ) {
              test.files.killAfter(test.random.nextInt(6));
              try {
                RowLog.open(test.files, test.settings, LogUnderTest.HASH_KEY);
                isOpen = true;
              } catch (KilledException e) {
                test.files.restart();
              }
            }
            test.files.restart();
            test.reopenAndRestore();
          }
        });
  }

  /** Nothing is deleted before what takes its place is written. */
  @Test
  void whatAKillLeavesIsWhole() {
    forSeeds(
        1_000,
        20,
        test -> {
          test.files.killAfter(100 + test.random.nextInt(200));
          try {
            while (true) {
              test.transact();
            }
          } catch (KilledException e) {
            test.files.restart();
          }
          test.assertLeft(RowLog.open(test.files, test.settings, LogUnderTest.HASH_KEY));
        });
  }

  @Test
  void powerFailuresAreSurvivedOrReported() {
    int[] outcomes = new int[2];
    forSeeds(
        150,
        60,
        test -> {
          for (int i = 0; i < 10; i++) {
            for (int steps = test.random.nextInt(30); steps > 0; steps--) {
              test.transact();
            }
            test.files.failPower();
            try {
              test.reopenAndRestore();
              outcomes[0]++;
            } catch (DamagedLogException e) {
              outcomes[1]++;
              return;
            }
          }
        });
    assertThat(outcomes[0]).isPositive();
    assertThat(outcomes[1]).isPositive();
  }

  @Test
  void damageBeforeWhatIsConfirmedIsReported() {
    int[] reported = new int[1];
    forSeeds(
        300,
        60,
        test -> {
          for (int i = 0; i < 30; i++) {
            test.transact();
          }
          test.log.close();
          List<Integer> numbers = test.files.numbers();
          int file = numbers.get(test.random.nextInt(numbers.size()));
          int at = test.random.nextInt(test.files.bytes(file).length);
          LogUnderTest.damage(test.files, file, at, 1 << test.random.nextInt(8));
          try {
            test.reopenAndRestore();
          } catch (DamagedLogException e) {
            reported[0]++;
          }
        });
    assertThat(reported[0]).isGreaterThan(200);
  }

  @Test
  void garbageStaysWithinBounds() {
    forSeeds(
        20,
        80,
        test -> {
          long live = 0;
          for (int i = 0; i < 500; i++) {
            test.transact();
            test.log.confirm(new CommitMark(test.log.lastBlock(), 1, 1, 1));
            live = Math.max(live, test.log.liveBytes());
            long total = 3 * live + test.settings.slackBytes() + 4_096;
            assertThat(test.log.totalBytes()).isLessThan(total);
            assertThat(test.log.diskBytes()).isLessThan(total + 3L * test.settings.segmentBytes());
          }
        });
  }

  @Test
  void aKeyThatStaysIsVisitedOnceWhateverElseHappens() {
    forSeeds(
        4,
        2_000,
        test -> {
          for (int i = 0; i < 20; i++) {
            test.transact();
          }
          Map<String, String> staying = new TreeMap<>(test.model());
          Map<String, Integer> visits = new TreeMap<>();
          byte[] last = null;
          boolean more;
          do {
            int limit = 1 + test.random.nextInt(4);
            List<byte[]> page = test.log.keys(last, limit);
            page.forEach(key -> visits.merge(LogUnderTest.text(key), 1, Integer::sum));
            more = page.size() == limit;
            last = page.isEmpty() ? last : page.getLast();
            test.transact();
            if (test.random.nextInt(10) == 0) {
              test.log.close();
              test.reopenAndRestore();
            }
            staying.keySet().retainAll(test.model().keySet());
          } while (more);
          assertThat(visits.keySet()).containsAll(staying.keySet());
          assertThat(visits.values()).allMatch(count -> count == 1);
        });
  }
}
