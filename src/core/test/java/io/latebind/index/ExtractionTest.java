package io.latebind.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.document.OddJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is read off the bytes of a document is what is found in its tree. */
class ExtractionTest {
  private static final int DOCUMENTS = 10_000;
  private static final int PROJECTIONS = 4;
  private static final List<String> NAMES = List.of("a", "b", "ä", "\uD83E\uDD8A", "", "a.b", "\"");

  @Test
  void aPartIsReadAsItIsFoundInTheTree() throws MalformedJsonException {
    long seed = Long.getLong("extraction.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] content = new OddJson(random).object().getBytes(StandardCharsets.UTF_8);
      ObjectNode tree = Json.decodeDocument(content);
      for (int j = 0; j < PROJECTIONS; j++) {
        Projection projection = projection(random);
        String situation = "-Dextraction.seed=" + seed + " " + projection + " " + tree;

        assertThat(projection.read(content)).as(situation).isEqualTo(projection.project(tree));
        assertThat(projection.apply(content))
            .as(situation)
            .isEqualTo(Json.encode(projection.project(tree)));
      }
    }
  }

  @Test
  void aFieldThatComesAgainTakesThePlaceOfTheOneBefore() {
    Projection projection = Projection.of(List.of(List.of("a", "b"), List.of("c")));

    assertThat(apply(projection, "{'a':{'b':1},'a':{'d':2},'c':1,'c':[2]}"))
        .isEqualTo("{'a':{},'c':[2]}");
    assertThat(apply(projection, "{'a':{'b':1},'a':5,'c':1,'c':null}")).isEqualTo("{}");
    assertThat(apply(projection, "{'a':5,'a':{'b':{'x':1,'y':2,'x':3}}}"))
        .isEqualTo("{'a':{'b':{'x':3,'y':2}}}");
  }

  @Test
  void whatIsNotKeptMayBeDeep() {
    String deep = "[".repeat(Json.MAX_DEPTH - 1) + "]".repeat(Json.MAX_DEPTH - 1);

    assertThat(apply(Projection.of(List.of(List.of("b"))), "{'a':" + deep + ",'b':1}"))
        .isEqualTo("{'b':1}");
    assertThat(apply(Projection.of(List.of(List.of("a", "b"))), "{'a':" + deep + ",'b':1}"))
        .isEqualTo("{'a':" + deep + "}");
  }

  @Test
  void aDocumentMayHaveManyNames() throws MalformedJsonException {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 30_000; i++) {
      json.append("\"n").append(i).append("\":").append(i).append(',');
    }
    byte[] content = json.append("\"last\":1}").toString().getBytes(StandardCharsets.UTF_8);

    Json.checkDocument(content);

    Projection projection = Projection.of(List.of(List.of("n29999"), List.of("last")));
    assertThat(projection.apply(content))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"last\":1,\"n29999\":29999}");
  }

  private static String apply(Projection projection, String json) {
    byte[] content = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new String(projection.apply(content), StandardCharsets.UTF_8).replace('"', '\'');
  }

  private static Projection projection(SplittableRandom random) {
    List<List<String>> paths = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      List<String> path = new ArrayList<>();
      for (int depth = random.nextInt(30) == 0 ? 0 : random.nextInt(1, 4); depth > 0; depth--) {
        path.add(NAMES.get(random.nextInt(random.nextBoolean() ? 2 : NAMES.size())));
      }
      paths.add(path);
    }
    return Projection.of(paths);
  }
}
