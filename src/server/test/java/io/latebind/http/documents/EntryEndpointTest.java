package io.latebind.http.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.protocol.EvaluationRecord.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryEndpointTest {
  @Test
  void missingEntryIsExplainedByWhatTheIndexMadeOfTheDocument() {
    assertThat(EntryEndpoint.outcome(new Outcome(true, List.of("a"), false, 0, false, null)))
        .contains("awaits a document that it loads");
    assertThat(EntryEndpoint.outcome(new Outcome(false, List.of(), false, 0, false, "no name")))
        .contains("refuses it: no name");
    assertThat(EntryEndpoint.outcome(new Outcome(false, List.of(), true, 2, false, null)))
        .contains("made 2 of the document");
    assertThat(EntryEndpoint.outcome(Outcome.NOTHING)).contains("no entry of it (yet)");
  }
}
