package io.latebind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.fuzz.corpus.BadRecord;
import io.latebind.fuzz.corpus.Case;
import io.latebind.fuzz.corpus.Letters;
import io.latebind.fuzz.corpus.RawProducer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same records on real topics, with those beside them that only a cluster can have: on the
 * wrong partition, and among the entries that the searcher reads.
 */
@Tag("deep")
class HostileRecordsScenario {
  private static Hostage hostage;
  private static RawProducer producer;
  private static Letters letters;

  @BeforeAll
  static void start() throws IOException {
    hostage = new Hostage();
    producer = new RawProducer(hostage.node().bootstrapServers());
    letters = new Letters(hostage.node().bootstrapServers());
  }

  @AfterAll
  static void stop() throws IOException {
    try {
      hostage.isAlive();
      assertThat(letters.upTo(1, Duration.ofMillis(500))).isEmpty();
    } finally {
      letters.close();
      producer.close();
      hostage.close();
    }
  }

  static List<Case> records() throws IOException {
    return Case.read("records.txt");
  }

  @ParameterizedTest
  @MethodSource("records")
  void aBadRecordIsAnsweredAndTheNextGoodDocumentServed(Case bad) throws Exception {
    BadRecord record = BadRecord.of(bad.input());
    String expected = bad.answers().getFirst();
    boolean wanted = record.key() != null || record.topic().equals("reindex");

    boolean taken = producer.isTaken(record);

    // A topic that is compacted takes no record without a key.
    assertThat(taken).as(bad.title()).isEqualTo(wanted);
    if (taken && !expected.equals("taken") && !expected.equals("skipped")) {
      String[] parts = expected.split(" ", 2);
      assertThat(letters.next()).startsWith(parts[0] + " ").contains(parts[1]);
    }
    hostage.servesTheNext();
  }
}
