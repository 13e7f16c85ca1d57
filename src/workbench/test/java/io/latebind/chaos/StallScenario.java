package io.latebind.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A broker that stands still and goes on, as one does whose machine is suspended or whose disk
 * hangs. Beyond {@code max.block.ms} (60 s unless it is set) transactions end in doubt meanwhile,
 * and stores begin anew. What it leaves behind is below {@code target/stalls}.
 */
@Tag("deep")
class StallScenario {
  private static final Path HOME = Path.of(System.getProperty("project.basedir", "."));
  private static final Path DEFINITIONS = HOME.resolve("src/workbench/main/resources/chaos");
  private static final Path FOLDER = HOME.resolve("target/stalls");
  private static final long SEED = Long.getLong("stalls.seed", 1);

  /** The longest ones first: clusters start one after the other. */
  private static final List<Integer> LONG_SECONDS = List.of(200, 140, 75);

  private static final String IMPATIENT = "max.block.ms=6000\nlatebind.commit.interval.ms=10\n";
  private static final int SHORT_STALLS = 6;

  @BeforeAll
  static void quieten() {
    ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.ERROR);
  }

  @Test
  void aBrokerThatStandsStillForMinutesLosesNothing() throws Exception {
    List<Future<String>> problems = new ArrayList<>();
    Semaphore starting = new Semaphore(1, true);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int seconds : LONG_SECONDS) {
        for (int instances = 1; instances <= 2; instances++) {
          problems.add(threads.submit(standStill(seconds, instances, starting)));
        }
      }
    }
    List<String> found = new ArrayList<>();
    for (Future<String> each : problems) {
      found.add(each.get());
    }
    assertThat(found).allSatisfy(each -> assertThat(each).isEmpty());
  }

  private static Callable<String> standStill(int seconds, int instances, Semaphore starting) {
    String name = "%d s, %d instances".formatted(seconds, instances);
    return () -> {
      starting.acquire();
      boolean started = false;
      try (var cluster = new StalledCluster(name, FOLDER, DEFINITIONS, instances, "")) {
        cluster.start();
        starting.release();
        started = true;
        if (instances > 1) {
          cluster.startTrickle(SEED, Duration.ofMillis(50));
          LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
        cluster.stall(Duration.ofSeconds(seconds));
        cluster.stopTrickle();
        cluster.awaitRest();
        cluster.judge("after the stall");
        cluster.writeMore("n");
        cluster.judge("with new orders");
        return cluster.problems();
      } finally {
        if (!started) {
          starting.release();
        }
      }
    };
  }

  /**
   * At rest and in the middle of writes, in turn: at rest the end of the transaction is awaited,
   * and in the middle of writes whatever the commit is at. Twice {@code max.block.ms} is what it
   * takes to give up the offsets and then the transaction.
   */
  @Test
  void stallsAtAnyMomentOfACommitLoseNothing() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    try (var cluster = new StalledCluster("short", FOLDER, DEFINITIONS, 2, IMPATIENT)) {
      cluster.start();
      cluster.startReading();
      for (int i = 0; i < SHORT_STALLS && cluster.holds(); i++) {
        boolean writes = i % 2 == 1;
        if (writes) {
          cluster.startTrickle(SEED * SHORT_STALLS + i, Duration.ofMillis(5));
        }
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_000, 4_000)).toNanos());
        cluster.stall(Duration.ofMillis(random.nextInt(writes ? 7_000 : 13_000, 20_000)));
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1, 3_000)).toNanos());
        cluster.stopTrickle();
        cluster.awaitRest();
        cluster.judge("after stall %d".formatted(i + 1));
      }
      cluster.stopReading();
      cluster.writeMore("n");
      cluster.judge("with new orders");
      assertThat(cluster.problems()).as("seed %d", SEED).isEmpty();
    }
  }
}
