package io.latebind.search.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Similarity;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.result.PartitionHits;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryMistakesTest {
  private final SearchableEntries index =
      new SearchableEntries(
          new SearchSchema(
              "orders",
              List.of(
                  new SearchField("note", FieldType.TEXT, false),
                  new SearchField("customer", FieldType.KEYWORD, false),
                  new SearchField("total", FieldType.LONG, false),
                  new SearchField("paid", FieldType.BOOLEAN, false),
                  new SearchField("placedAt", FieldType.DATE, false),
                  new SearchField("look", FieldType.vector(2, Similarity.COSINE), false))));

  @AfterEach
  void close() {
    index.close();
  }

  private SearchException refused(String json) {
    var refused =
        catchThrowableOfType(
            SearchException.class,
            () -> {
              try (PartitionHits hits = index.search(json)) {
                assertThat(hits).as("accepted: %s", json).isNull();
              }
            });
    assertThat(refused).as("accepted: %s", json).isNotNull();
    return refused;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(late            | from character 6 on, at its end: it ends too early",
        "late)            | from character 5 on, at \")\": nothing was expected",
        "a/b \"open       | from character 10 on, at its end: something is not closed",
        "total:[1         | from character",
        "placedAt:2002-08-22T11:26:25Z | in query syntax a time stands in quotes",
        "total:[1 2]      | from character",
        "AND              | from character",
        "note:            | at its end: it ends too early",
        "ttal:5           | orders has no field \"ttal\"; did you mean total?",
        "xyz:5            | orders has no field \"xyz\"; its fields are note, customer, total,"
            + " paid, placedAt, look, _id, _refer",
        "total:1.5        | total is a long, and this is the string \"1.5\"; write a whole number",
        "total:abc        | write a number, or a range",
        "total:[a TO b]   | write a number, or a range",
        "total:1*         | total is a long, and cannot be asked for prefix; write a range",
        "paid:[true TO *] | paid is a boolean, and cannot be asked for a range",
        "paid:yes         | write true or false",
        "placedAt:2002    | placedAt is a date, and this is the string \"2002\"; write a span as a"
            + " range, as placedAt:[2024-01 TO 2024-02} for January 2024",
        "placedAt:2002\\-W03 | write a span as a range",
        "placedAt:[yesterday TO *] | write an ISO-8601 string",
        "look:1           | look is a vector, and cannot be asked for term; search it with vector",
        "note:[a TO b]    | note is a text, and cannot be asked for a range",
        "[1 TO 5]         | A range needs a field in front of it",
        "customer:*a      | fits nearly everything",
        "customer:??      | fits nearly everything",
        "customer:abc~3   | may differ by at most 2 letters",
        "customer:a^9999999999999999999999999999999999999999 | cannot be used",
      })
  void aMistakeInQuerySyntaxIsAnsweredWithItsPlaceAndAdvice(String query, String answer) {
    assertThat(refused("{\"query\":" + TextNode.valueOf(query) + "}")).hasMessageContaining(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'sort':'note'}  | sort: note is a text, which has no order; sort by _score, customer,",
        "{'sort':'look'}  | sort: look is a vector, which has no order",
        "{'facets':'total'} | total is a long, and cannot be asked for a facet; facets are of",
        "{'highlight':'customer','query':'a'} | customer is a keyword, and cannot be asked for"
            + " pass",
        "{'vector':{'field':'look','values':[1]}} | vector.values has 1 numbers, and look has 2",
        "{'vector':{'field':'look','values':[0,0]}} | vector.values has length 0",
        "{'vector':{'field':'look','values':[1e38,1e38]}} | vector.values is longer than a float",
        "{'vector':{'field':'note','values':[1,1]}} | note is a text, and cannot be asked for the"
            + " n",
        "{'query':{'term':{'note':'two words'}}} | write match or match_phrase",
      })
  void whatAFieldCannotDoIsAnsweredWithWhatItCan(String json, String answer) {
    assertThat(refused(json.replace('\'', '"'))).hasMessageContaining(answer);
  }

  @Test
  void whatTakesTooMuchNamesItsLimit() {
    assertThat(refused("{\"query\":\"" + "a ".repeat(2_000) + "\"}").limit()).isEqualTo("clauses");
    assertThat(refused("{\"query\":{\"match\":{\"note\":\"" + "a ".repeat(9_000) + "\"}}}").limit())
        .isEqualTo("clauses");
    assertThat(refused("{\"query\":\"\\\"" + "a ".repeat(9_000) + "\\\"\"}").limit())
        .isEqualTo("clauses");
    assertThat(refused("{\"query\":\"" + "(".repeat(33) + "a" + ")".repeat(33) + "\"}").limit())
        .isEqualTo("depth");
    assertThat(
            refused("{\"query\":\"" + "customer:[a\\\" TO b] " + "(".repeat(20_000) + "\"}")
                .limit())
        .isEqualTo("clauses");
    assertThat(refused("{\"query\":\"note:" + "a".repeat(257) + "*\"}").limit())
        .isEqualTo("patternLength");
  }

  @Test
  void manyWordsInManyFieldsAreNoTrap() {
    try (PartitionHits hits = index.search("{\"query\":\"" + "a ".repeat(1_024) + "\"}")) {
      assertThat(hits.hits()).isEmpty();
    }
  }

  @Test
  void hugePatternsAreAnsweredQuickly() {
    index.put("orders/1", "{\"_id\":\"orders/1\",\"customer\":\"" + "a".repeat(2_000) + "\"}");

    String pattern = "a*b?".repeat(60) + "cc";

    assertThat(catchThrowableOfType(SearchException.class, () -> search(pattern)))
        .satisfiesAnyOf(
            refused -> assertThat(refused).isNull(),
            refused -> assertThat(refused).hasMessageContaining("too complex"));
  }

  private void search(String pattern) {
    index.search("{\"query\":{\"wildcard\":{\"customer\":\"" + pattern + "\"}}}").close();
  }
}
