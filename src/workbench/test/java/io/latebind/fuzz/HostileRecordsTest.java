package io.latebind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.fuzz.corpus.BadRecord;
import io.latebind.fuzz.corpus.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every record in {@code hostile/records.txt} becomes a dead letter for the reason given there, or
 * is taken, and the next good one becomes an entry.
 */
class HostileRecordsTest {
  @TempDir static Path folder;

  private static DrivenIndexer indexer;
  private static int goods;

  @BeforeAll
  static void start() {
    indexer = new DrivenIndexer(Hostage.INDEXES, folder);
  }

  @AfterAll
  static void stop() {
    indexer.close();
  }

  static List<Case> records() throws IOException {
    return Case.read("records.txt").stream()
        .filter(each -> BadRecord.of(each.input()).partition() < 0)
        .filter(each -> !BadRecord.of(each.input()).topic().equals("entries"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("records")
  void aBadRecordBecomesADeadLetterAndTheNextGoodOneAnEntry(Case bad) {
    indexer.take(BadRecord.of(bad.input()));
    indexer.advance();
    List<String> letters = indexer.letters();

    String expected = bad.answers().getFirst();
    if (expected.equals("taken")) {
      assertThat(letters).as(bad.title()).isEmpty();
    } else {
      String[] parts = expected.split(" ", 2);
      assertThat(letters).as(bad.title()).hasSize(1);
      assertThat(letters.getFirst()).startsWith(parts[0] + " ").contains(parts[1]);
    }
    theNextGoodOneBecomesAnEntry();
  }

  private static void theNextGoodOneBecomesAnEntry() {
    indexer.published();
    goods++;
    indexer.write("t/good", "{\"name\":\"n%d\"}".formatted(goods));
    indexer.write("r/good", "{\"v\":%d,\"ref\":\"t/good\"}".formatted(goods));

    Map<String, ?> published = indexer.published();
    assertThat(String.valueOf(published.get("things/r/good")))
        .contains("\"v\":" + goods, "\"name\":\"n" + goods + "\"");
    assertThat(indexer.letters()).isEmpty();
  }
}
