package io.latebind.scenario.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.scenario.Installation;
import io.latebind.scenario.TestIndexes;
import io.latebind.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("deep")
class RestartScenario {
  private static final int PAIRS = 3_000;

  @TempDir private Path data;

  @Test
  void aStopInTheMiddleLosesNothing() throws Exception {
    try (Installation installation =
        Installation.start(Settings.temporary().withData(data), TestIndexes.hops())) {
      for (int i = 0; i < PAIRS; i++) {
        installation.write("r/" + i, "{\"v\":1,\"ref\":\"t/" + i + "\"}");
      }
      for (int i = 0; i < PAIRS; i += 2) {
        installation.write("t/" + i, "{\"name\":\"early\"}");
      }

      installation.restart();
      for (int i = 1; i < PAIRS; i += 2) {
        installation.write("t/" + i, "{\"name\":\"late\"}");
      }

      installation.awaitComplete();
    }
  }

  @Test
  void aChangedDefinitionIsRebuiltAndARemovedIndexLeavesNothing() throws Exception {
    try (Installation installation =
        Installation.start(Settings.temporary().withData(data), TestIndexes.hops())) {
      for (int i = 0; i < PAIRS; i++) {
        installation.write("r/" + i, "{\"v\":1,\"ref\":\"t/" + i + "\"}");
        installation.write("t/" + i, "{\"name\":\"n\",\"next\":\"t/" + (i + 1) + "\"}");
      }
      installation.awaitComplete();

      installation.restart(List.of(TestIndexes.hopsRedefined()));
      installation.awaitComplete();

      installation.restart(List.of());
      installation.awaitComplete();
      assertThat(installation.entries().standing()).isEmpty();
    }
  }

  /** Kafka Streams then knows no offset of the task that it could commit. */
  @Test
  void rebuildsWithoutANewRecordDoNotStandInTheWayOfTheNextStart() throws Exception {
    try (Installation installation =
        Installation.start(Settings.temporary().withData(data), TestIndexes.words(1))) {
      for (int i = 0; i < PAIRS; i++) {
        installation.write("w/" + i, "{\"v\":" + i + "}");
      }
      installation.awaitComplete();

      for (int version = 2; version <= 4; version++) {
        installation.restart(List.of(TestIndexes.words(version)));
        installation.awaitComplete();
      }
      installation.write("w/0", "{\"v\":-1}");
      installation.awaitComplete();
    }
  }
}
