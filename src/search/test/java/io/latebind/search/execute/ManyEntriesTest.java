package io.latebind.search.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Quantization;
import io.latebind.definition.type.Similarity;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.result.Facet;
import io.latebind.search.result.Hit;
import io.latebind.search.result.PartitionHits;
import io.latebind.search.result.Total;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ManyEntriesTest {
  private static final int COUNT = 10_500;
  private static final int VECTORS = 500;
  private static final int DIMENSIONS = 16;

  @Test
  void totalsAreExactUnlessCountingWouldCostMore() {
    var schema =
        new SearchSchema(
            "many",
            List.of(
                new SearchField("text", FieldType.TEXT, false),
                new SearchField("parity", FieldType.KEYWORD, false),
                new SearchField("number", FieldType.KEYWORD, false)));
    try (SearchableEntries index = new SearchableEntries(schema)) {
      for (int i = 0; i < COUNT; i++) {
        index.put("many/" + i, entry(i));
      }
      Total all = new Total(COUNT, true);
      assertThat(total(index, "{}")).isEqualTo(all);
      assertThat(total(index, "{\"query\":\"one other\",\"limit\":0}")).isEqualTo(all);
      assertThat(total(index, "{\"query\":\"one other\",\"facets\":\"parity\"}")).isEqualTo(all);
      Total atLeast = total(index, "{\"query\":\"one other\",\"limit\":1}");
      assertThat(atLeast.exact()).isFalse();
      assertThat(atLeast.value()).isBetween(10_000L, (long) COUNT);
      facetsTellTheMostFrequentValues(index);
    }
  }

  private static String entry(int i) {
    String text = i % 3 == 0 ? "one other" : i % 3 == 1 ? "one" : "other";
    return "{\"text\":\"%s\",\"parity\":\"%d\",\"number\":\"%d\"}".formatted(text, i % 2, i);
  }

  private static Total total(SearchableEntries index, String json) {
    try (PartitionHits hits = index.search(json)) {
      return hits.total();
    }
  }

  private static void facetsTellTheMostFrequentValues(SearchableEntries index) {
    index.put("many/again", "{\"number\":\"7\"}");
    try (PartitionHits hits = index.search("{\"facets\":\"number,parity\"}")) {
      Facet numbers = Objects.requireNonNull(hits.facets().get("number"));
      assertThat(numbers.counts()).hasSize(FacetCounts.MAX_VALUES).containsEntry("7", 2L);
      assertThat(numbers.others()).isEqualTo(COUNT - FacetCounts.MAX_VALUES);
      assertThat(Objects.requireNonNull(hits.facets().get("parity")).counts())
          .isEqualTo(Map.of("0", COUNT / 2L, "1", COUNT / 2L));
    }
  }

  @Test
  void vectorsKeptWithFewerBitsAreScoredWithAllOfThem() {
    var type = FieldType.vector(DIMENSIONS, Similarity.EUCLIDEAN, Quantization.INT4);
    var schema = new SearchSchema("many", List.of(new SearchField("look", type, false)));
    SplittableRandom random = new SplittableRandom(1);
    List<double[]> vectors = new ArrayList<>();
    try (SearchableEntries index = new SearchableEntries(schema)) {
      for (int i = 0; i < VECTORS; i++) {
        vectors.add(random.doubles(DIMENSIONS).map(each -> (float) each).toArray());
        index.put("many/" + i, "{\"look\":" + json(vectors.get(i)) + "}");
      }
      double[] target = random.doubles(DIMENSIONS).map(each -> (float) each).toArray();
      String asked =
          "{\"vector\":{\"field\":\"look\",\"values\":%s,\"k\":500}}".formatted(json(target));
      try (PartitionHits hits = index.search(asked)) {
        assertThat(hits.nearest()).hasSize(VECTORS);
        hits.nearest().forEach(hit -> checkScore(hit, target, vectors));
      }
    }
  }

  private static String json(double[] vector) {
    return Arrays.toString(vector);
  }

  private static void checkScore(Hit hit, double[] target, List<double[]> vectors) {
    double[] vector = vectors.get(Integer.parseInt(hit.id().substring("many/".length())));
    double distance = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      distance += (vector[i] - target[i]) * (vector[i] - target[i]);
    }
    assertThat((double) hit.score()).isCloseTo(1 / (1 + distance), Offset.offset(1e-6));
  }
}
