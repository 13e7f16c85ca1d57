package io.latebind.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Similarity;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Fields;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JavaIndexTest {
  private static JavaIndex.Builder orders() {
    return JavaIndex.named("orders").version("1").from("orders/{n}");
  }

  private static ObjectNode loadedName(Document document, DocumentLoader loader) {
    ObjectNode fields = Json.object();
    loader
        .load(document.content().path("customerId").asText("c/0"), "name")
        .ifPresent(customer -> fields.setAll(customer));
    return fields;
  }

  @Test
  void aFunctionLoadsThePartsItAsksForAndSeesNothingElse() {
    // given
    JavaIndex index = orders().map(JavaIndexTest::loadedName);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with("orders/1", "{'customerId': 'c/1'}")
            .with("orders/2", "{'customerId': 'c/2'}")
            .with("orders/3", "{'customerId': 'c/3'}")
            .with("c/1", "{'name': 'Ann', 'secret': 1}")
            .awaiting("c/3");

    // when, then
    assertThat(index.covers("orders/1")).isTrue();
    assertThat(index.covers("c/1")).isFalse();
    assertThat(index.isMultiEntry()).isFalse();
    assertThat(documents.entry(index, "orders/1")).isEqualTo("{'name':'Ann'}");
    assertThat(documents.entry(index, "orders/2")).isEqualTo("{}");
    assertThat(documents.entry(index, "orders/3")).isEqualTo("{}");
    assertThat(documents.asked()).containsExactly("c/1", "c/2", "c/3");
  }

  @Test
  void aFunctionCanMakeSeveralEntries() {
    // given
    JavaIndex index =
        orders()
            .flatMap(
                (document, loader) -> {
                  List<ObjectNode> lines = new ArrayList<>();
                  document.content().withArray("lines").forEach(l -> lines.add((ObjectNode) l));
                  return lines;
                });
    Document document =
        new Document("orders/1", LoadableDocuments.json("{'lines': [{'a': 1}, {'a': 2}]}"));

    // when
    List<Fields> entries = index.map(document, new LoadableDocuments());

    // then
    assertThat(index.isMultiEntry()).isTrue();
    assertThat(entries).extracting(LoadableDocuments::text).containsExactly("{'a':1}", "{'a':2}");
    assertThat(index.map(new Document("orders/2", Json.object()), new LoadableDocuments()))
        .isEmpty();
  }

  @Test
  void statedFieldsAreConvertedAsInYaml() {
    JavaIndex index =
        orders()
            .field("total", FieldType.DOUBLE)
            .field("at", FieldType.DATE)
            .field("day", FieldType.date("epoch_day", "dd/MM/yyyy"))
            .field("v", FieldType.vector(2, Similarity.EUCLIDEAN))
            .map((document, loader) -> document.content());
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "orders/1",
                "{'x': {'y': 1}, 'v': [1, 2], 'at': '2002-08-22', 'total': '1',"
                    + " 'day': [11921, '22/08/2002']}")
            .with("orders/2", "{'total': [1, 'a', {}, null, 2], 'at': 'now', 'none': null}");

    assertThat(documents.entry(index, "orders/1"))
        .isEqualTo(
            "{'total':1.0,'at':'2002-08-22T00:00:00Z',"
                + "'day':['2002-08-22T00:00:00Z','2002-08-22T00:00:00Z'],"
                + "'v':[1.0,2.0],'x':{'y':1}}");
    assertThat(documents.entry(index, "orders/2"))
        .startsWith(
            "{'total':[1.0,2.0],'_errors':{'total':'one of the values is the string ”a”;"
                + " a double is a number, also in a string, with a point before the fraction (and 1"
                + " more)','at':'is the string ”now”");
  }

  @Test
  void whatAFunctionDoesToItsArgumentsStaysWithIt() {
    JavaIndex index =
        orders()
            .map(
                (document, loader) -> {
                  loader.load("c").orElseThrow().removeAll();
                  loader.load("c", "list").orElseThrow().withArray("list").removeAll();
                  return document.content().removeAll();
                });
    ObjectNode own = LoadableDocuments.json("{'a': 1}");
    ObjectNode loaded = LoadableDocuments.json("{'list': [1]}");
    LoadableDocuments documents = new LoadableDocuments().with("orders/1", own).with("c", loaded);

    assertThat(documents.entry(index, "orders/1")).isEqualTo("{}");
    assertThat(own).isEqualTo(LoadableDocuments.json("{'a': 1}"));
    assertThat(loaded).isEqualTo(LoadableDocuments.json("{'list': [1]}"));
  }

  @Test
  void aListOfIdsIsLoadedInItsOrder() {
    JavaIndex index =
        orders()
            .map(
                (document, loader) -> {
                  ObjectNode fields = Json.object();
                  loader
                      .loadAll(List.of("b", "gone", "a"), "name")
                      .forEach(found -> fields.withArray("names").add(found.get("name")));
                  return fields;
                });
    LoadableDocuments documents =
        new LoadableDocuments()
            .with("orders/1", "{}")
            .with("a", "{'name': 'A'}")
            .with("b", "{'name': 'B'}");

    assertThat(documents.entry(index, "orders/1")).isEqualTo("{'names':['B','A']}");
  }

  @Test
  void theFingerprintFollowsVersionFieldsAndPatterns() {
    String original = orders().map(JavaIndexTest::loadedName).fingerprint();

    assertThat(orders().map((document, loader) -> Json.object()).fingerprint()).isEqualTo(original);
    assertThat(
            List.of(
                orders().version("2").map(JavaIndexTest::loadedName).fingerprint(),
                orders().from("o/{n}").map(JavaIndexTest::loadedName).fingerprint(),
                orders().field("a", FieldType.LONG).map(JavaIndexTest::loadedName).fingerprint(),
                orders().flatMap((document, loader) -> List.of()).fingerprint()))
        .doesNotContain(original)
        .doesNotHaveDuplicates();
  }

  @Test
  void mistakesInTheDefinitionAreRefusedAtOnce() {
    assertThatThrownBy(() -> JavaIndex.named("Orders"))
        .hasMessageContaining("no name for an index");
    assertThatThrownBy(() -> orders().from("orders/{n"))
        .hasMessage(
            "The pattern \"orders/{n\" is not valid: { without a } behind it. Hint: write"
                + " variables as {n}");
    assertThatThrownBy(() -> orders().field("_a", FieldType.LONG))
        .hasMessageContaining("\"_a\" is no name for a field");
    assertThatThrownBy(() -> orders().field("a", FieldType.LONG).field("a", FieldType.LONG))
        .hasMessageContaining("stated twice");
    assertThatThrownBy(() -> FieldType.vector(0, Similarity.COSINE))
        .hasMessage("A vector has from 1 to 4096 dimensions, not 0");
    assertThatThrownBy(() -> JavaIndex.named("a").from("a/{n}").map(JavaIndexTest::loadedName))
        .hasMessageContaining("has no version");
    assertThatThrownBy(() -> JavaIndex.named("a").version("1").map(JavaIndexTest::loadedName))
        .hasMessageContaining("has no pattern");
  }

  @Test
  void mistakesOfTheFunctionAreThrownWithTheirCause() {
    Document document = new Document("orders/1", Json.object());

    assertThatThrownBy(
            () ->
                orders()
                    .map((d, loader) -> Json.object().put("_id", 1))
                    .map(document, new LoadableDocuments()))
        .hasMessageContaining("\"_id\"; names that begin with _ are reserved");
    assertThatThrownBy(
            () ->
                orders()
                    .map((d, loader) -> loader.load("").orElseThrow())
                    .map(document, new LoadableDocuments()))
        .hasMessage("The id \"\" is empty; an id has at least one character");
    assertThatThrownBy(
            () ->
                orders()
                    .map((d, loader) -> loader.load("x", "a..b").orElseThrow())
                    .map(document, new LoadableDocuments()))
        .hasMessageStartingWith("The path \"a..b\" is not valid: a name of the path is empty");
  }
}
