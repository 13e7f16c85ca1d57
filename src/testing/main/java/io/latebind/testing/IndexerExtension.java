package io.latebind.testing;

import io.latebind.index.Index;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that gives every test a new {@link IndexerTestDriver}, and closes it.
 *
 * <pre>{@code
 * @RegisterExtension
 * final IndexerExtension indexer = IndexerExtension.of(indexes);
 *
 * @Test
 * void anOrderShowsItsCustomer() {
 *   indexer.driver().write("orders/1", "{\"customerId\": \"customers/7\"}");
 *   …
 * }
 * }</pre>
 */
public final class IndexerExtension implements BeforeEachCallback, AfterEachCallback {
  private final Supplier<IndexerTestDriver> start;
  private @Nullable IndexerTestDriver driver;

  private IndexerExtension(Supplier<IndexerTestDriver> start) {
    this.start = start;
  }

  /** An extension for some indexes. */
  public static IndexerExtension of(Index... indexes) {
    return of(List.of(indexes));
  }

  /** An extension for some indexes. */
  public static IndexerExtension of(Collection<? extends Index> indexes) {
    return startedBy(() -> IndexerTestDriver.of(indexes));
  }

  /**
   * An extension with custom drivers.
   *
   * @param start makes the driver of a test
   */
  public static IndexerExtension startedBy(Supplier<IndexerTestDriver> start) {
    return new IndexerExtension(start);
  }

  /**
   * The driver of the test that is running.
   *
   * @throws IllegalStateException outside a test
   */
  public IndexerTestDriver driver() {
    if (driver == null) {
      throw new IllegalStateException(
          "There is a driver only while a test runs. Register the extension in a field with"
              + " @RegisterExtension, and ask for the driver in the test.");
    }
    return driver;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    driver = start.get();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (driver != null) {
      driver.close();
      driver = null;
    }
  }
}
