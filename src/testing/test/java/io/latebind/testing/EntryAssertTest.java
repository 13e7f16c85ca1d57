package io.latebind.testing;

import static io.latebind.testing.EntryAssert.assertThatEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.definition.JavaIndex;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EntryAssertTest {
  private static final JavaIndex ORDERS =
      JavaIndex.named("orders")
          .version("1")
          .from("orders/{n}")
          .field("customer", FieldType.KEYWORD)
          .map(
              (document, loader) -> {
                var fields = Json.object();
                loader
                    .load(document.content().path("customerId").asText(), "name")
                    .ifPresent(customer -> fields.set("customer", customer.get("name")));
                return fields;
              });

  @RegisterExtension final IndexerExtension indexer = IndexerExtension.of(ORDERS);

  @Test
  void anEntryThatWaitsIsMissingItsCustomerAndThenComplete() {
    IndexerTestDriver driver = indexer.driver();
    assertThatEntry(driver, "orders", "orders/1").doesNotExist();

    driver.write("orders/1", "{\"customerId\":\"customers/7\"}");
    assertThatEntry(driver, "orders", "orders/1").isMissing("customers/7").lacksField("customer");

    driver.write("customers/7", "{\"name\":\"Ada\"}");
    assertThatEntry(driver, "orders/orders/1")
        .exists()
        .hasField("customer", "\"Ada\"")
        .hasReferences("customers/7")
        .isComplete();
  }

  @Test
  void eachTestHasADriverOfItsOwn() {
    assertThat(indexer.driver().entries()).isEmpty();
  }

  @Test
  void whatIsNotSoIsSaidWithTheEntry() {
    IndexerTestDriver driver = indexer.driver();
    driver.write("orders/1", "{\"customerId\":\"customers/7\"}");
    EntryAssert entry = assertThatEntry(driver, "orders", "orders/1");

    assertThatThrownBy(entry::isComplete).hasMessageContaining("customers/7");
    assertThatThrownBy(entry::doesNotExist).hasMessageContaining("orders/1");
    assertThatThrownBy(() -> entry.isMissing("customers/8")).hasMessageContaining("customers/7");
    assertThatThrownBy(() -> entry.hasField("customer", "\"Ada\"")).hasMessageContaining("Ada");
    assertThatThrownBy(() -> entry.hasReferences()).hasMessageContaining("customers/7");
    assertThatThrownBy(() -> assertThatEntry(driver, "orders", "orders/2").exists())
        .hasMessageContaining("orders/2")
        .hasMessageContaining("advanceSweeps");
    assertThatThrownBy(() -> entry.hasField("customer", "Ada"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void outsideATestThereIsNoDriver() {
    assertThatThrownBy(() -> IndexerExtension.of(ORDERS).driver())
        .hasMessageContaining("@RegisterExtension");
  }
}
