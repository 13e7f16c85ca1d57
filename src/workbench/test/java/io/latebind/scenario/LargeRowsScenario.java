package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.definition.yaml.Definitions;
import io.latebind.index.Index;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of one document may be larger than a record can be, if it is one row. */
class LargeRowsScenario {
  private static final int PRODUCTS = 1_000;

  private static Index index(String name) {
    return Definitions.read(
            name + ".yaml",
            """
            name: %s
            from: orders/{n}
            load:
              p: "{products[]}"
            fields:
              number: long
              text: { path: p.text, type: text }
            """
                .formatted(name))
        .getFirst();
  }

  @Test
  void threeIndexesMakeTheLargestEntriesOfOneDocumentAndTheNextOneGoesThrough() throws Exception {
    try (Installation installation = Installation.start(index("a"), index("b"), index("c"))) {
      for (int i = 0; i < PRODUCTS; i++) {
        String text = ("t" + i).repeat(4_000 / ("t" + i).length());
        installation.write("products/" + i, "{\"text\":\"" + text + "\"}");
      }
      String products =
          IntStream.range(0, PRODUCTS)
              .mapToObj(i -> "\"products/" + i + "\"")
              .collect(Collectors.joining(","));
      installation.write("orders/1", "{\"number\":1,\"products\":[" + products + "]}");
      installation.write("orders/2", "{\"number\":2,\"products\":[\"products/2\"]}");

      installation.awaitComplete();

      assertThat(installation.entries().standing().values())
          .filteredOn(entry -> entry.length() > 3_900_000)
          .hasSize(3);
      installation.write("orders/1", "{\"number\":1,\"products\":[\"products/1\"]}");
      installation.awaitComplete();
    }
  }
}
