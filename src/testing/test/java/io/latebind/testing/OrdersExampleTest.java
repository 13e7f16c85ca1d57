package io.latebind.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.yaml.Definitions;
import io.latebind.definition.yaml.YamlIndex;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How to test an index of one's own: write documents in any order, look at the entries. */
class OrdersExampleTest {
  private static final List<YamlIndex> INDEXES =
      Definitions.readDirectory(
          Path.of(
              System.getProperty("project.basedir", "."), "src/core/test/resources/definitions"));

  private final IndexerTestDriver driver = IndexerTestDriver.of(INDEXES);

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void anOrderIsIndexedWithWhatItLoads() {
    // given
    driver.write("regions/eu", "{\"name\":\"Europe\"}");
    driver.write("customers/7", "{\"name\":\"Ada\",\"regionId\":\"regions/eu\"}");
    driver.write("products/1", "{\"name\":\"Pencil\"}").write("products/2", "{\"name\":\"Ruler\"}");
    driver.write("invoices/1", "{}");

    // when
    driver.write(
        "orders/1",
        """
        {"customerId": "customers/7", "total": "12.50", "placedAt": "2026-11-21T10:00:00+01:00",
         "lines": [{"productId": "products/1"}, {"productId": "products/2"}]}
        """);

    // then
    assertThat(driver.entry("orders", "orders/1").orElseThrow().toPrettyString())
        .isEqualTo(
            """
            {
              "_id" : "orders/1",
              "_index" : "orders",
              "customer" : "Ada",
              "region" : "Europe",
              "product" : [ "Pencil", "Ruler" ],
              "total" : 12.5,
              "placedAt" : "2026-11-21T09:00:00Z",
              "_references" : [ "customers/7", "regions/eu", "products/1", "products/2", \
            "invoices/1" ]
            }\
            """);
  }

  @Test
  void aCustomerWhoComesLateCompletesTheOrder() {
    driver.write("orders/1", "{\"customerId\":\"customers/7\"}");
    assertThat(missing("orders/1")).containsExactly("customers/7", "invoices/1");

    driver.write("customers/7", "{\"name\":\"Ada\"}");

    assertThat(entry("orders/1").get("customer").asText()).isEqualTo("Ada");
    assertThat(missing("orders/1")).containsExactly("invoices/1");
  }

  @Test
  void aValueThatDoesNotFitIsNamedAndTheRestGoesThrough() {
    driver.write("orders/1", "{\"total\":\"a lot\",\"placedAt\":\"2026-11-21T00:00:00Z\"}");

    ObjectNode entry = entry("orders/1");
    assertThat(entry.has("total")).isFalse();
    assertThat(entry.path("_errors").path("total").asText()).contains("a lot");
    assertThat(entry.get("placedAt").asText()).isEqualTo("2026-11-21T00:00:00Z");
  }

  @Test
  void manyOrdersOfOneCustomerAreWorkedOffInSteps() {
    for (int i = 0; i < 500; i++) {
      driver.write("orders/" + i, "{\"customerId\":\"customers/7\"}");
    }

    driver.write("customers/7", "{\"name\":\"Ada\"}").advanceSweeps();

    assertThat(driver.entries().values())
        .hasSize(500)
        .allMatch(entry -> entry.path("customer").asText().equals("Ada"));
  }

  @Test
  void aRecordThatIsNoDocumentBecomesADeadLetter() {
    driver.writeRaw(null, new byte[] {'{', '}'}).write("orders/1", "[]").write("orders/2", "{}");

    assertThat(driver.deadLetters())
        .extracting(IndexerTestDriver.DeadLetter::reason)
        .containsExactly("no-key", "bad-document");
    assertThat(driver.entry("orders", "orders/2")).isPresent();
  }

  private ObjectNode entry(String id) {
    return driver.entry("orders", id).orElseThrow();
  }

  private List<String> missing(String id) {
    return entry(id).path("_missing").valueStream().map(node -> node.asText()).toList();
  }
}
