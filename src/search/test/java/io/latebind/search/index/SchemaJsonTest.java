package io.latebind.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.definition.type.Analyzer;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Quantization;
import io.latebind.definition.type.Similarity;
import io.latebind.document.Json;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaJsonTest {
  private static List<FieldType> types() {
    List<FieldType> types =
        new ArrayList<>(
            List.of(
                FieldType.KEYWORD,
                FieldType.BOOLEAN,
                FieldType.LONG,
                FieldType.DOUBLE,
                FieldType.DATE,
                FieldType.date("epoch_day", "dd/MM/yyyy HH:mm", "iso")));
    for (Analyzer analyzer : Analyzer.values()) {
      types.add(FieldType.text(analyzer));
    }
    for (Quantization quantization : Quantization.values()) {
      types.add(FieldType.vector(3, Similarity.DOT_PRODUCT, quantization));
    }
    return types;
  }

  @Test
  void everyTypeComesBack() {
    for (FieldType type : types()) {
      SearchSchema schema = new SearchSchema("a", List.of(new SearchField("f", type, true)));
      assertThat(SchemaJson.decode(SchemaJson.encode(schema))).isEqualTo(schema);
    }
  }

  @Test
  void whatALaterVersionWroteIsNotTakenForSomethingElse() {
    for (String type :
        List.of(
            "{\"type\":\"shape\"}",
            "{\"type\":\"long\",\"unsigned\":true}",
            "{\"type\":\"date\",\"format\":\"stardate\"}",
            "{\"type\":\"keyword\",\"format\":\"iso\"}",
            "{\"type\":\"text\",\"analyzer\":\"klingon\"}")) {
      String json = "{\"index\":\"a\",\"fields\":[{\"name\":\"f\",\"type\":" + type + "}]}";
      assertThatThrownBy(
              () -> SchemaJson.decode(Json.decode(json.getBytes(StandardCharsets.UTF_8))))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(new CommitData("1", 0, json, "").decodeSchema("a").fields()).isEmpty();
    }
  }
}
