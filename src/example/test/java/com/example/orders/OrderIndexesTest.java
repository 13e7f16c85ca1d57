package com.example.orders;

import static io.latebind.testing.EntryAssert.assertThatEntry;

import io.latebind.testing.IndexerExtension;
import io.latebind.testing.IndexerTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderIndexesTest {
  @RegisterExtension final IndexerExtension indexer = IndexerExtension.of(OrderIndexes.LINES);

  @Test
  void aLineShowsItsProductWhicheverIsWrittenFirst() {
    IndexerTestDriver driver = indexer.driver();
    driver.write("orders/1", "{\"lines\":[{\"productId\":\"products/1\",\"quantity\":2}]}");
    assertThatEntry(driver, "lines/orders/1#0").isMissing("products/1").hasField("quantity", "2");

    driver.write("products/1", "{\"name\":\"Pen\"}");
    assertThatEntry(driver, "lines/orders/1#0").isComplete().hasField("product", "\"Pen\"");
  }

  @Test
  void aLineThatIsTakenOutHasNoEntryAnyMore() {
    IndexerTestDriver driver = indexer.driver();
    driver.write("orders/1", "{\"lines\":[{\"productId\":\"products/1\",\"quantity\":2}]}");
    driver.write("orders/1", "{\"lines\":[]}");
    assertThatEntry(driver, "lines/orders/1#0").doesNotExist();
  }
}
