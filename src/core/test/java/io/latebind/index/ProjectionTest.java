package io.latebind.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  @Test
  void keepsWhatLiesAtThePaths() {
    Projection projection = paths("name", "address.city");

    assertThat(apply(projection, "{'x':1,'name':'ann','address':{'zip':2,'city':'Rome'}}"))
        .isEqualTo("{'address':{'city':'Rome'},'name':'ann'}");
  }

  @Test
  void goesThroughArrays() {
    assertThat(apply(paths("lines.sku"), "{'lines':[{'sku':1,'n':2},5,[{'sku':3}],{'n':4}]}"))
        .isEqualTo("{'lines':[{'sku':1},[{'sku':3}],{}]}");
  }

  @Test
  void leavesNullsAndWhatNoPathLeadsIntoOut() {
    assertThat(apply(paths("a", "b.c"), "{'a':null,'b':5}")).isEqualTo("{}");
  }

  @Test
  void keepsEverythingOfTheWhole() {
    assertThat(apply(Projection.WHOLE, "{'b':null,'a':1}")).isEqualTo("{'b':null,'a':1}");
    assertThat(Projection.of(List.of(List.of(), List.of("a")))).isEqualTo(Projection.WHOLE);
  }

  @Test
  void keepsNothingButExistence() {
    assertThat(apply(Projection.EXISTENCE, "{'a':1}")).isEqualTo("{}");
    assertThat(Projection.of(List.of())).isEqualTo(Projection.EXISTENCE);
  }

  @Test
  void anOuterPathTakesItsInnerPathsIn() {
    assertThat(paths("a.b", "a")).isEqualTo(paths("a"));
    assertThat(paths("a").covers(paths("a.b"))).isTrue();
    assertThat(paths("a.b").covers(paths("a"))).isFalse();
  }

  @Test
  void aNameThatUtf8CannotSayIsRefused() {
    assertThatThrownBy(() -> paths("a.\uD83D"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void unionsCoverWhatTheyAreMadeOf() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      Projection one = projection(random);
      Projection other = projection(random);
      Projection union = one.union(other);

      assertThat(union.covers(one) && union.covers(other)).isTrue();
      assertThat(union).isEqualTo(other.union(one)).isEqualTo(union.union(one));
      assertThat(one.covers(other)).isEqualTo(union.equals(one));
    }
  }

  @Test
  void pathsMakeTheSameProjectionAgain() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2_000; i++) {
      Projection projection = projection(random);

      Projection again = Projection.of(projection.paths());

      assertThat(again).isEqualTo(projection).hasSameHashCodeAs(projection);
      assertThat(again.fingerprint()).isEqualTo(projection.fingerprint());
    }
  }

  @Test
  void differentProjectionsHaveDifferentFingerprints() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5_000; i++) {
      Projection one = projection(random);
      Projection other = projection(random);

      assertThat(one.fingerprint() == other.fingerprint()).isEqualTo(one.equals(other));
    }
  }

  /** A replica holds what all need; each reader has to see in it what the document shows. */
  @Test
  void aWiderProjectionLosesNothingOfANarrowerOne() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 3_000; i++) {
      Projection narrow = projection(random);
      Projection wide = narrow.union(projection(random));
      ObjectNode content = object(random, 4);

      ObjectNode replica = Json.decodeObject(Json.encode(wide.project(content)));

      assertThat(Json.encode(narrow.project(replica)))
          .isEqualTo(Json.encode(narrow.project(content)));
    }
  }

  private static Projection paths(String... paths) {
    return Projection.of(List.of(paths).stream().map(path -> List.of(path.split("\\."))).toList());
  }

  private static String apply(Projection projection, String json) {
    ObjectNode content =
        Json.decodeObject(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    return new String(Json.encode(projection.project(content)), StandardCharsets.UTF_8)
        .replace('"', '\'');
  }

  private static Projection projection(SplittableRandom random) {
    List<List<String>> paths = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      List<String> path = new ArrayList<>();
      for (int depth = random.nextInt(1, 4); depth > 0; depth--) {
        path.add(NAMES.get(random.nextInt(NAMES.size())));
      }
      paths.add(path);
    }
    return Projection.of(paths);
  }

  private static ObjectNode object(SplittableRandom random, int depth) {
    ObjectNode object = Json.object();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.set(NAMES.get(random.nextInt(NAMES.size())), value(random, depth - 1));
    }
    return object;
  }

  private static JsonNode value(SplittableRandom random, int depth) {
    ObjectNode nodes = Json.object();
    return switch (depth > 0 ? random.nextInt(5) : random.nextInt(3)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.numberNode(random.nextInt(10));
      case 2 -> nodes.textNode("text");
      case 3 -> object(random, depth);
      default -> {
        ArrayNode array = nodes.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(random, depth - 1));
        }
        yield array;
      }
    };
  }
}
