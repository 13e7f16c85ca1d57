package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build packages starts without anything that only tests bring. */
class PackagedScenario {
  @TempDir Path folder;

  @Test
  void theProductStartsWithItsOwnLibraries() throws Exception {
    try (ServeProcess product = ServeProcess.startPackaged(folder.resolve("log"), "--embedded")) {
      assertThat(product.get("/health/live").statusCode()).isEqualTo(200);
    }
  }
}
