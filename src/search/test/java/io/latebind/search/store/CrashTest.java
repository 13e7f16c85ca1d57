package io.latebind.search.store;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CrashTest {
  private final Logger log = (Logger) LoggerFactory.getLogger("io.latebind.search.lucene");

  @BeforeEach
  void beQuiet() {
    log.setLevel(Level.OFF);
  }

  @AfterEach
  void speakAgain() {
    log.setLevel(null);
  }

  @Test
  void aStoreComesBackAtItsLastCommitWhateverHappened() throws Exception {
    for (long seed = 0; seed < Long.getLong("crash.seeds", 150); seed++) {
      CrashRun run = new CrashRun(seed);
      try {
        run.run();
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed " + seed + " after\n" + String.join("\n", run.trace()), e);
      }
    }
  }
}
