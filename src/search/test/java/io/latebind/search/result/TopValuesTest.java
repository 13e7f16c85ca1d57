package io.latebind.search.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopValuesTest {
  @Test
  void mostFrequentComeFirstAndEqualOnesByText() {
    TopValues top = TopValues.of(new Facet(Map.of("b", 2L, "a", 2L, "c", 5L, "d", 1L), 0), 3);
    assertThat(top.values().stream().map(TopValues.Value::value)).containsExactly("c", "a", "b");
    assertThat(top.others()).isEqualTo(1);
    assertThat(TopValues.of(new Facet(Map.of("a", 1L), 4), 10).others()).isEqualTo(4);
  }

  @Test
  void entriesAreCountedOnceForEachOfTheirValues() {
    var entries =
        List.of(
            Json.object()
                .put("flag", true)
                .set("tags", Json.mapper().valueToTree(List.of("x", "x", "y"))),
            Json.object().put("flag", true).put("tags", "x"),
            Json.object());
    assertThat(TopValues.count(entries, "tags").counts()).isEqualTo(Map.of("x", 2L, "y", 1L));
    assertThat(TopValues.count(entries, "flag").counts()).isEqualTo(Map.of("true", 2L));
    assertThat(TopValues.count(entries, "none").counts()).isEmpty();
  }
}
