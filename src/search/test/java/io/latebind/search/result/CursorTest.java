package io.latebind.search.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Json;
import io.latebind.search.query.Clause;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.SortKey;
import io.latebind.search.result.Hit.Missing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final SearchSchema SCHEMA =
      new SearchSchema(
          "orders",
          List.of(
              new SearchField("total", FieldType.DOUBLE, false),
              new SearchField("lines", FieldType.LONG, false),
              new SearchField("customer", FieldType.KEYWORD, false)));
  private static final List<SortKey> SORT =
      List.of(
          new SortKey("total", true),
          new SortKey("lines", false),
          new SortKey("customer", false),
          new SortKey(SortKey.SCORE, true));
  private static final Hit LAST =
      new Hit("orders/🦊", 0.1f, List.of(-0.0, Long.MIN_VALUE, Missing.MISSING, 0.1f), 7);

  @Test
  void placeComesBackBitByBit() {
    String cursor = Cursor.behind(LAST, "orders", asking("a", SORT, null));
    assertThat(cursor).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.after(SCHEMA, asking("a", SORT, cursor)))
        .containsExactly(-0.0, Long.MIN_VALUE, Missing.MISSING, 0.1f, "orders/🦊");
  }

  @Test
  void withoutCursorHitsBeginAtTheFirst() {
    assertThat(Cursor.after(SCHEMA, asking("a", SORT, null))).isEmpty();
  }

  @Test
  void cursorOfAnotherQuestionIsRefused() {
    String cursor = Cursor.behind(LAST, "orders", asking("a", SORT, null));
    refused(asking("b", SORT, cursor), "another question");
    refused(asking("a", SORT.subList(0, 2), cursor), "another question");
    String elsewhere = Cursor.behind(LAST, "others", asking("a", SORT, null));
    refused(asking("a", SORT, elsewhere), "another question");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%",
        "e30",
        "bm90IGpzb24",
        "not base64!",
        "eyJhZnRlciI6W3sibG9uZyI6IngifV19",
        "eyJhZnRlciI6MX0",
        "eyJhZnRlciI6WzFdfQ",
        "MWU5OTk5OTk5OTk5"
      })
  void whatIsNoCursorIsRefused(String text) {
    refused(asking("a", SORT, text), "leave it out");
  }

  @Test
  void madeUpValuesOfWrongTypesAreRefused() {
    for (Object value : List.of(1L, 1f, "x")) {
      Hit made = new Hit("id", 1, List.of(value, 1L, "x", 1f), 0);
      refused(
          asking("a", SORT, Cursor.behind(made, "orders", asking("a", SORT, null))), "as it came");
    }
    String genuine = Cursor.behind(LAST, "orders", asking("a", SORT, null));
    String json = new String(Base64.getUrlDecoder().decode(genuine), StandardCharsets.UTF_8);
    var shorter = Json.decodeObject(json.getBytes(StandardCharsets.UTF_8));
    shorter.withArray("after").remove(0);
    String cut = Base64.getUrlEncoder().encodeToString(Json.encode(shorter));
    refused(asking("a", SORT, cut), "as it came");
  }

  private static void refused(SearchRequest request, String advice) {
    assertThatThrownBy(() -> Cursor.after(SCHEMA, request))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining(advice);
  }

  private static SearchRequest asking(String text, List<SortKey> sort, @Nullable String cursor) {
    Clause query = new Clause.Term("customer", TextNode.valueOf(text));
    return new SearchRequest(
        query, null, null, sort, 10, 0, cursor, List.of(), List.of(), false, null);
  }
}
