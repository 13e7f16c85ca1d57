package com.example.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.IndexDefinition;
import io.latebind.definition.IndexProvider;
import io.latebind.definition.JavaIndex;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The indexes of our orders: an entry for each line, with the name of its product. */
public final class OrderIndexes implements IndexProvider {
  static final JavaIndex LINES =
      JavaIndex.named("lines")
          .version("1")
          .from("orders/{n}")
          .field("product", FieldType.KEYWORD)
          .field("quantity", FieldType.LONG)
          .flatMap(
              (order, loader) -> {
                List<ObjectNode> entries = new ArrayList<>();
                for (JsonNode line : order.content().path("lines")) {
                  ObjectNode fields = Json.object();
                  fields.set("quantity", line.path("quantity"));
                  loader
                      .load(line.path("productId").asText(), "name")
                      .ifPresent(product -> fields.set("product", product.get("name")));
                  entries.add(fields);
                }
                return entries;
              });

  @Override
  public Collection<? extends IndexDefinition> indexes() {
    return List.of(LINES);
  }
}
