package io.latebind.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Quantization;
import io.latebind.definition.type.Similarity;
import io.latebind.definition.yaml.YamlIndex;
import io.latebind.document.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class IndexSchemaTest {
  @Test
  void aSchemaShowsTheDefinitionAndWhatIsReadOfEachLoad() {
    YamlIndex index =
        LoadableDocuments.index(
            """
            name: orders
            from: orders/{n}
            load:
              products: "{lines[].productId}"
              customer: "{customer}"
              region: "{customer.address.region}"
              audit: audits/{n}
            fields:
              product: { path: products.name, type: text, analyzer: english }
              city: { path: customer.address.city, type: keyword }
              v: { type: vector, dimensions: 3 }
            """);

    assertThat(
            new String(Json.encode(index.schema().describe()), StandardCharsets.UTF_8)
                .replace('"', '\''))
        .isEqualTo(
            "{'name':'orders','from':['orders/{n}'],'load':{"
                + "'products':{'template':'{lines[].productId}','reads':['name'],'several':true},"
                + "'customer':{'template':'{this.customer}',"
                + "'reads':['address.city','address.region'],'several':false},"
                + "'region':{'template':'{customer.address.region}','reads':[],'several':false},"
                + "'audit':{'template':'audits/{n}','reads':[],'several':false}},"
                + "'fields':{"
                + "'product':{'path':'products.name','type':'text','analyzer':'english',"
                + "'several':true},"
                + "'city':{'path':'customer.address.city','type':'keyword','several':false},"
                + "'v':{'path':'v','type':'vector','dimensions':3,'similarity':'cosine',"
                + "'several':false}}}");
  }

  @Test
  void aVectorTellsItsQuantizationOnlyIfItHasOne() {
    assertThat(FieldType.vector(3, Similarity.COSINE).describe())
        .isEqualTo(FieldType.vector(3, Similarity.COSINE, Quantization.NONE).describe());
    assertThat(described("none").has("quantization")).isFalse();
    assertThat(described("int8").path("quantization").asText()).isEqualTo("int8");
    assertThat(described("binary").path("quantization").asText()).isEqualTo("binary");
  }

  @Test
  void aDateTellsItsFormatsOnlyIfItHasAny() {
    YamlIndex index =
        LoadableDocuments.index(
            """
            name: orders
            from: orders/{n}
            fields:
              plain: date
              day: { type: date, format: epoch_day }
              list: { type: date, format: [epoch_day, "dd/MM/yyyy HH:mm", iso] }
            """);
    JsonNode fields = index.schema().describe().path("fields");

    assertThat(fields.path("plain").has("format")).isFalse();
    assertThat(fields.path("day").path("format").asText()).isEqualTo("epoch_day");
    assertThat(fields.path("list").path("format").asText())
        .isEqualTo("epoch_day||dd/MM/yyyy HH:mm||iso");
  }

  private static JsonNode described(String quantization) {
    return LoadableDocuments.index(
            """
            name: orders
            from: orders/{n}
            fields:
              v: { type: vector, dimensions: 3, quantization: %s }
            """
                .formatted(quantization))
        .schema()
        .describe()
        .path("fields")
        .path("v");
  }
}
