package io.latebind.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.index.Projection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastReadTest {
  private static final Projection NAME = Projection.of(List.of(List.of("name")));
  private final LastRead reads = new LastRead();

  private static byte[] json(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void theSameIsReadOnce() {
    byte[] content = json("{\"name\":\"a\",\"age\":1}");

    ObjectNode first = reads.read(NAME, content);

    assertThat(first).hasToString("{\"name\":\"a\"}");
    assertThat(reads.read(Projection.of(List.of(List.of("name"))), content)).isSameAs(first);
  }

  @Test
  void whatIsAnotherContentIsReadAnew() {
    reads.read(NAME, json("{\"name\":\"a\"}"));

    assertThat(reads.read(NAME, json("{\"name\":\"b\"}"))).hasToString("{\"name\":\"b\"}");
  }

  @Test
  void moreOfTheSameContentIsReadAnew() {
    byte[] content = json("{\"name\":\"a\",\"age\":1}");
    reads.read(NAME, content);

    assertThat(reads.read(Projection.WHOLE, content)).hasToString("{\"name\":\"a\",\"age\":1}");
    assertThat(reads.read(Projection.EXISTENCE, content)).hasToString("{}");
  }
}
