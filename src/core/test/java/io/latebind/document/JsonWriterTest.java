package io.latebind.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Trees are written as Jackson writes them. */
class JsonWriterTest {
  private static final int TREES = 20_000;

  @Test
  void treesOfDocumentsAreWrittenAsJacksonDoes() throws MalformedJsonException {
    long seed = Long.getLong("json.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    int own = 0;
    for (int i = 0; i < TREES; i++) {
      byte[] json = new OddJson(random).object().getBytes(StandardCharsets.UTF_8);
      own += check(Json.decodeDocument(json), "-Djson.seed=" + seed);
    }
    assertThat(own).isGreaterThan(TREES / 20);
  }

  private static int check(JsonNode node, String situation) {
    byte[] bytes = JsonWriter.write(node);
    if (bytes == null) {
      return 0;
    }
    assertThat(bytes).as(situation).isEqualTo(Json.encodeByJackson(node));
    return 1;
  }

  @Test
  void everyCharacterIsWrittenAsJacksonDoes() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 97) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        String text = "a" + Character.toString(point) + "b";
        ObjectNode node = Json.object().put(text, text);

        assertThat(check(node, text)).isEqualTo(1);
      }
    }
  }

  @Test
  void integersAreWrittenAsJacksonDoes() {
    ArrayNode numbers = Json.mapper().createArrayNode();
    numbers.add(0).add(-1).add(Integer.MIN_VALUE).add(Integer.MAX_VALUE);
    numbers.add(Long.MIN_VALUE).add(Long.MAX_VALUE).add(1L).addNull().add(true).add(false);

    assertThat(check(numbers, "integers")).isEqualTo(1);
  }

  @Test
  void theRestIsLeftToJackson() {
    assertThat(JsonWriter.write(Json.object().put("a", 1.5))).isNull();
    assertThat(JsonWriter.write(Json.object().put("a", "\uD83E"))).isNull();
    JsonNode deep = Json.object();
    for (int i = 0; i < 200; i++) {
      deep = Json.object().set("a", deep);
    }
    assertThat(JsonWriter.write(deep)).isNull();
    assertThat(Json.encode(deep)).isEqualTo(Json.encodeByJackson(deep));
  }
}
