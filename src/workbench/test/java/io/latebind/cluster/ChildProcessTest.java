package io.latebind.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  /** A process that watches its parent must not take the request to stop for the parent's end. */
  @Test
  void aStoppedProcessEndsInGoodOrder() throws Exception {
    Path log = folder.resolve("log");
    ChildProcess child =
        ChildProcess.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Watching.class.getName()),
            log);
    try {
      awaitLine(log, "ready");

      child.stop(LIMIT);

      assertThat(Files.readAllLines(log)).contains("bye");
    } finally {
      child.kill();
    }
  }

  private static void awaitLine(Path log, String line) throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!Files.readAllLines(log).contains(line)) {
      assertThat(System.nanoTime()).as("the time by which it says %s", line).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** A process that watches its parent, and says so when it ends in order. */
  static final class Watching {
    private Watching() {}

    public static void main(String[] arguments) throws InterruptedException {
      ParentWatch.start();
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .unstarted(
                      () -> {
                        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                        System.out.println("bye");
                      }));
      System.out.println("ready");
      Thread.currentThread().join();
    }
  }
}
