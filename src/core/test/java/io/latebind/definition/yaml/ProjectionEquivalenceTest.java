package io.latebind.definition.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.DefinitionException;
import io.latebind.definition.LoadableDocuments;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * An index makes the same of projected documents as of whole ones, byte for byte, errors included:
 * for random definitions, and for documents that fit them badly.
 */
final class ProjectionEquivalenceTest {
  private static final int DEFINITIONS = 1000;
  private static final int DOCUMENT_SETS = 8;
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> IDS = List.of("d/1", "d/2", "d/3", "d/1/2", "7");
  private static final List<String> TYPES =
      List.of("keyword", "text", "boolean", "long", "double", "date");

  @Test
  void mappingOverProjectionsIsMappingOverWholeDocuments() {
    long seed = Long.getLong("definition.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    int compared = 0;
    for (int i = 0; i < DEFINITIONS; i++) {
      String yaml = definition(random);
      YamlIndex index = accepted(yaml);
      for (int j = 0; index != null && j < DOCUMENT_SETS; j++) {
        String situation = "-Ddefinition.seed=" + seed + "\n" + yaml;
        Map<String, ObjectNode> documents = documents(random);
        compare(index, documents, situation);
        compareParts(index, documents, part(random), situation);
        compared++;
      }
    }
    assertThat(compared).as("definitions that compile").isGreaterThan(DEFINITIONS);
  }

  private static @Nullable YamlIndex accepted(String yaml) {
    try {
      return LoadableDocuments.index(yaml);
    } catch (DefinitionException e) {
      return null;
    }
  }

  private static void compare(YamlIndex index, Map<String, ObjectNode> contents, String seed) {
    // given
    LoadableDocuments whole = new LoadableDocuments();
    LoadableDocuments projected =
        new LoadableDocuments().answering((content, projection) -> projection.project(content));
    LoadableDocuments stored =
        new LoadableDocuments()
            .answering(
                (content, projection) ->
                    Json.decodeObject(Json.encode(projection.project(content))));
    contents.forEach(
        (id, content) -> {
          whole.with(id, content);
          projected.with(id, content);
          stored.with(id, content);
        });

    // when
    String expected = whole.entry(index, "d/1");

    // then
    String situation = seed + "\n" + contents;
    assertThat(projected.entry(index, "d/1")).as(situation).isEqualTo(expected);
    assertThat(stored.entry(index, "d/1")).as(situation).isEqualTo(expected);
    assertThat(stored.asked()).as(situation).isEqualTo(whole.asked());
  }

  /** The document that is mapped, read as far as the index says, or further for another one. */
  private static void compareParts(
      YamlIndex index, Map<String, ObjectNode> contents, Projection other, String seed) {
    // given
    LoadableDocuments documents = new LoadableDocuments();
    contents.forEach(documents::with);
    byte[] content = Json.encode(Objects.requireNonNull(contents.get("d/1")));

    // when
    String expected = documents.entry(index, "d/1");

    // then
    for (Projection read : List.of(index.reads(), index.reads().union(other))) {
      Document part = new Document("d/1", read.read(content));
      assertThat(documents.entry(index, part)).as(seed + "\n" + contents).isEqualTo(expected);
    }
  }

  private static Projection part(SplittableRandom random) {
    List<String> path = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      path.add(pick(random, NAMES));
    }
    return Projection.of(List.of(path));
  }

  private static String definition(SplittableRandom random) {
    StringBuilder yaml = new StringBuilder("name: x\nfrom: d/{n}\nload:\n");
    List<String> loads = new ArrayList<>();
    for (int i = 0, count = random.nextInt(1, 4); i < count; i++) {
      String start = loads.isEmpty() || random.nextBoolean() ? "" : pick(random, loads) + ".";
      yaml.append("  l%d: \"%s{%s%s}\"\n".formatted(i, prefix(random), start, path(random)));
      loads.add("l" + i);
    }
    yaml.append("fields:\n");
    for (int i = 0, count = random.nextInt(1, 6); i < count; i++) {
      String path = start(random, loads) + path(random);
      yaml.append("  f%d: { path: \"%s\", %s }\n".formatted(i, path, type(random)));
    }
    return yaml.toString();
  }

  private static String start(SplittableRandom random, List<String> loads) {
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> "this.";
      default -> pick(random, loads) + ".";
    };
  }

  private static String prefix(SplittableRandom random) {
    return random.nextInt(4) == 0 ? "d/{n}/" : random.nextInt(4) == 0 ? "d/" : "";
  }

  private static String type(SplittableRandom random) {
    return switch (random.nextInt(16)) {
      case 0, 1 -> "type: vector, dimensions: 2";
      case 2 -> "type: date, format: [epoch_day, uuuu-MM-dd, epoch_second]";
      default -> "type: " + pick(random, TYPES);
    };
  }

  private static String path(SplittableRandom random) {
    List<String> steps = new ArrayList<>();
    for (int i = 0, count = random.nextInt(1, 4); i < count; i++) {
      steps.add(pick(random, NAMES) + "[]".repeat(Math.max(0, random.nextInt(5) - 2) % 3));
    }
    return String.join(".", steps);
  }

  private static Map<String, ObjectNode> documents(SplittableRandom random) {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    for (String id : IDS) {
      if (id.equals("d/1") || random.nextInt(5) > 0) {
        documents.put(id, object(random, 0));
      }
    }
    return documents;
  }

  private static ObjectNode object(SplittableRandom random, int depth) {
    ObjectNode object = Json.object();
    for (String name : List.of("z", "c", "b", "a")) {
      if (random.nextInt(5) > 0) {
        object.set(name, value(random, depth + 1));
      }
    }
    return object;
  }

  private static JsonNode value(SplittableRandom random, int depth) {
    int kind = random.nextInt(depth < 4 ? 12 : 7);
    ObjectNode nodes = Json.object();
    return switch (kind) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(random.nextInt(10));
      case 3 -> Json.decode("1.50e%d".formatted(exponent(random)).getBytes(UTF_8));
      case 4 -> nodes.textNode(random.nextBoolean() ? "" : "2002-08-22");
      case 5, 6 -> nodes.textNode(pick(random, IDS));
      case 7, 8 -> {
        ArrayNode array = nodes.arrayNode();
        for (int i = 0, count = random.nextInt(4); i < count; i++) {
          array.add(value(random, depth + 1));
        }
        yield array;
      }
      default -> object(random, depth);
    };
  }

  /** Small, or of a number that is too long for a text, or for any date. */
  private static int exponent(SplittableRandom random) {
    int bound = pick(random, List.of(3, 13, 400, 2000));
    return random.nextInt(-bound, bound);
  }

  private static <T> T pick(SplittableRandom random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
