package io.latebind.engine;

import static io.latebind.engine.Loads.NAMES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.protocol.CachedProjection;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is kept of a document; as in {@link EngineTest}, {@code t1} and {@code t3} are foreign. */
class CachedProjectionTest {
  private final Partition partition = Partition.with(NAMES);

  @Test
  void whoIsEvaluatedAgainNeedsNoLookAtItsDocument() {
    partition.write("r", "{'to':['t1']}");
    partition.answer("t1", "{'name':'ann'}", "name");
    partition.state().removeDocument("r");

    assertThat(partition.answer("t1", "{'name':'bob'}", "name"))
        .containsExactly("publish names/r [\"bob\"]");
  }

  @Test
  void whatAnotherDefinitionHasReadIsNotTakenForWhatThisOneReads() {
    partition.write("r", "{'to':['t1'],'by':['t3']}");
    partition.answer("t1", "{'name':'ann'}", "name");
    partition.restart(NAMES.loading("by"));

    assertThat(partition.answer("t1", "{'name':'bob'}", "name"))
        .containsExactly("1 <- subscribe t3 {name=*}");
    assertThat(partition.answer("t3", "{'name':'cid'}", "name"))
        .containsExactly("publish names/r [\"cid\"]", "1 <- unsubscribe t1");
  }

  @Test
  void whatIsReadOfADocumentIsKeptWhileItLoadsOthersAndIsSmall() {
    partition.write("r", "{'to':['t0'],'other':1}");
    CachedProjection excerpt = Objects.requireNonNull(partition.state().excerpt("r"));
    assertThat(new String(excerpt.content(), UTF_8)).isEqualTo("{\"to\":[\"t0\"]}");

    partition.write("r", "{'to':['t0','t" + "2".repeat(CachedProjection.MAX_BYTES) + "']}");
    assertThat(partition.state().hasReferrers("t0")).isTrue();
    assertThat(partition.state().excerpt("r")).isNull();

    partition.write("r", "{'to':['t0']}");
    assertThat(partition.state().excerpt("r")).isEqualTo(excerpt);
    partition.write("r", "{'to':[]}");
    assertThat(partition.state().excerpt("r")).isNull();
  }
}
