package io.latebind.search.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.yaml.Definitions;
import io.latebind.definition.yaml.YamlIndex;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Loader;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.result.Hit;
import io.latebind.search.result.PartitionHits;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries read values as definitions do: what an index made of a value is found by it. */
class DefinedValuesTest {
  private static final YamlIndex ORDERS =
      Definitions.read(
              "orders.yaml",
              """
              name: orders
              from: orders/{n}
              fields:
                code: keyword
                note: text
                at: date
                second: { type: date, format: epoch_second }
                day: { type: date, format: "dd/MM/yyyy||epoch_day" }
              """)
          .getFirst();

  private final SearchableEntries index = new SearchableEntries(SearchSchema.of(ORDERS.schema()));

  DefinedValuesTest() {
    put("1", "{'code': 7, 'note': 7.0, 'at': '2024-W03-1T10:30Z', 'second': 1705314600}");
    put("2", "{'code': 7.0, 'at': 1705314600000, 'day': 19737}");
    put("3", "{'code': '7', 'at': '20240201', 'second': '1706745600', 'day': '01/02/2024'}");
    put("4", "{'code': 1e-7, 'note': 1e3, 'at': '2025'}");
    put("5", "{'code': '7.0', 'at': '2023-12-31T24:00'}");
  }

  private void put(String n, String json) {
    Document document = new Document("orders/" + n, object(json));
    ObjectNode entry =
        ORDERS
            .map(document, (id, projection) -> new Loader.Answer.Missing())
            .getFirst()
            .values()
            .put("_id", n);
    index.put(n, new String(Json.encode(entry), StandardCharsets.UTF_8));
  }

  private static ObjectNode object(String json) {
    return Json.decodeObject(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private String ids(String query) {
    String json = query.replace('\'', '"');
    try (PartitionHits hits = index.search("{\"query\":" + json + ",\"sort\":\"_id\"}")) {
      return hits.hits().stream().map(Hit::id).collect(Collectors.joining(" "));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'term':{'code':7}}            | 1 2 3",
        "{'term':{'code':7.0}}          | 1 2 3",
        "{'term':{'code':70e-1}}        | 1 2 3",
        "{'term':{'code':'7'}}          | 1 2 3",
        "{'term':{'code':'7.0'}}        | 5",
        "'code:7'                       | 1 2 3",
        "{'terms':{'code':[7.0,1e-7]}}  | 1 2 3 4",
        "{'match':{'code':7.0}}         | 1 2 3",
        "{'match':{'note':7.0}}         | 1",
        "{'match_phrase':{'note':1000.0}} | 4",
        "{'term':{'note':1e3}}          | 4",
        "{'term':{'code':0.0000001}}    | 4",
        "'code:0.0000001'               | 4",
        "{'range':{'code':{'gte':70e-1,'lte':7.0}}} | 1 2 3",
        "{'term':{'at':'2024-01-15T10:30:00Z'}} | 1 2",
        "{'term':{'at':'20240115T1030'}} | 1 2",
        "{'term':{'at':1705314600000}}  | 1 2",
        "{'term':{'at':'1705314600000'}} | 1 2",
        "{'terms':{'at':['20250101','2024-032']}} | 3 4",
        "'at:2025-001'                  | 4",
        "'at:[2024 TO 2025}'            | 1 2 3 5",
        "'at:[2024-01 TO 2024-01]'      | 5",
        "'at:{2024-01 TO 2024-W05-4]'   | 1 2 3",
        "{'range':{'at':{'gte':'2024-W03','lt':'2024-02'}}} | 1 2",
        "{'range':{'at':{'gt':0}}}      | 1 2 3 4 5",
        "{'term':{'second':1705314600}} | 1",
        "{'term':{'second':'1705314600'}} | 1",
        "{'term':{'second':'2024-01-15T10:30:00Z'}} | 1",
        "{'range':{'second':{'gte':1706745600}}} | 3",
        "{'range':{'second':{'gte':'2024-02'}}} | 3",
        "'second:[1705314600 TO *]'     | 1 3",
        "{'term':{'day':19737}}         | 2",
        "{'term':{'day':'15/01/2024'}}  | 2",
        "{'term':{'day':'2024-01-15'}}  | 2",
        "{'term':{'day':'2025'}}        |",
        "'day:[16/01/2024 TO *]'        | 3",
      })
  void aValueIsFoundByWhatMeansTheSame(String query, String expected) {
    assertThat(ids(query)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'term':{'code':1e999999999}} | code is a keyword, and this is the number 1E+999999999;"
            + " written out it has more than 1000 digits; write it as a string",
        "{'terms':{'code':[1e1000]}}   | written out it has more than 1000 digits",
        "{'range':{'code':{'gt':1e1000}}} | written out it has more than 1000 digits",
        "{'term':{'note':1e1000}}      | written out it has more than 1000 digits",
        "{'match':{'note':1e1000}}     | query.match.note: this is the number 1E+1000; written out",
        "{'term':{'at':1705314600}}    | at is a date, and this is the number 1705314600; write an"
            + " ISO-8601 string, as 2002-08-22T11:26:25Z or 2002-08-22 (in query syntax a time"
            + " stands in quotes), or milliseconds since 1970, with 12 or 13 digits; and a span as"
            + " a range",
        "{'range':{'at':{'gte':2024}}} | and this is the number 2024; write an ISO-8601 string",
        "{'term':{'at':'2025'}}        | at is a date, and this is the string \"2025\"; write a"
            + " span as a range, as at:[2024-01 TO 2024-02} for January 2024, or its first day in"
            + " full",
        "{'terms':{'second':['2025-01']}} | write a span as a range",
        "'at:1705314600'               | milliseconds since 1970, with 12 or 13 digits",
        "{'term':{'day':1705314600000000}} | or what its format reads: dd/MM/yyyy or epoch_day",
      })
  void aValueThatMeansNothingIsAnsweredWithAdvice(String query, String answer) {
    assertThatThrownBy(() -> ids(query))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining(answer);
  }

  @Test
  void facetsCountEqualNumbersAsOneValue() {
    try (PartitionHits hits = index.search("{\"facets\":\"code\",\"limit\":0}")) {
      assertThat(Objects.requireNonNull(hits.facets().get("code")).counts())
          .isEqualTo(Map.of("7", 3L, "0.0000001", 1L, "7.0", 1L));
    }
  }

  @Test
  void datesOfAllFormatsAreSortedByTheirMoment() {
    try (PartitionHits hits = index.search("{\"sort\":\"at:desc,_id\",\"limit\":9}")) {
      assertThat(hits.hits()).extracting(Hit::id).containsExactly("4", "3", "1", "2", "5");
    }
  }
}
