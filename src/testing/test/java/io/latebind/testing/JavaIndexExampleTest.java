package io.latebind.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.JavaIndex;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Json;
import io.latebind.index.Limits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How to write an index in Java, and how to test it. The README shows the same one. */
class JavaIndexExampleTest {
  private static final JavaIndex LINES =
      JavaIndex.named("lines")
          .version("1")
          .from("orders/{n}")
          .field("product", FieldType.KEYWORD)
          .flatMap(
              (document, loader) -> {
                List<ObjectNode> entries = new ArrayList<>();
                for (JsonNode line : document.content().path("lines")) {
                  ObjectNode fields = Json.object();
                  loader
                      .load(line.path("productId").asText(), "name")
                      .ifPresent(product -> fields.set("product", product.get("name")));
                  entries.add(fields);
                }
                return entries;
              });

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyLineOfAnOrderHasAnEntry(boolean foreign) {
    try (IndexerTestDriver driver =
        foreign
            ? IndexerTestDriver.allForeign(List.of(LINES), Limits.DEFAULT)
            : IndexerTestDriver.of(LINES)) {
      driver.write(
          "orders/1",
          "{\"lines\":[{\"productId\":\"products/1\"},{\"productId\":\"products/2\"}]}");
      driver.write("products/2", "{\"name\":\"Ruler\"}").write("products/1", "{\"name\":\"Pen\"}");

      assertThat(driver.entries()).containsOnlyKeys("lines/orders/1#0", "lines/orders/1#1");
      assertThat(product(driver, "lines/orders/1#0")).isEqualTo("Pen");
      assertThat(product(driver, "lines/orders/1#1")).isEqualTo("Ruler");

      driver.write("orders/1", "{\"lines\":[{\"productId\":\"products/2\"}]}");

      assertThat(driver.entries()).containsOnlyKeys("lines/orders/1#0");
      assertThat(product(driver, "lines/orders/1#0")).isEqualTo("Ruler");
    }
  }

  @Test
  void aFunctionThatThrowsMakesOneDeadLetterAndNoEntry() {
    try (IndexerTestDriver driver = IndexerTestDriver.of(LINES)) {
      driver.write("orders/1", "{\"lines\":[{\"productId\":\"\"}]}");

      assertThat(driver.entries()).isEmpty();
      assertThat(driver.deadLetters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.reason()).isEqualTo("index-refused"));
    }
  }

  private static String product(IndexerTestDriver driver, String key) {
    return driver.entryByKey(key).orElseThrow().path("product").asText();
  }
}
