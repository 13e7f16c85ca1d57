package io.latebind.definition.yaml;

import static io.latebind.definition.LoadableDocuments.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.definition.LoadableDocuments;
import io.latebind.document.Document;
import io.latebind.document.Json;
import org.junit.jupiter.api.Test;

final class YamlIndexTest {
  @Test
  void aPathBeginsWithAVariableALoadOrElseAFieldOfTheDocument() {
    // given
    YamlIndex index =
        index(
            """
            name: orders
            from: orders/{n}
            load:
              customer: "{customer}"
            fields:
              n: keyword
              ownNumber: { path: this.n, type: keyword }
              customerName: { path: customer.name, type: keyword }
              customerId: { path: this.customer, type: keyword }
              city: { path: address.city, type: keyword }
            """);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with("orders/7", "{'n': 'own', 'customer': 'c/1', 'address': {'city': 'Rome'}}")
            .with("c/1", "{'name': 'Ann'}");

    // when, then
    assertThat(documents.entry(index, "orders/7"))
        .isEqualTo(
            "{'n':'7','ownNumber':'own','customerName':'Ann','customerId':'c/1','city':'Rome'}");
    assertThat(documents.asked()).containsExactly("c/1");
  }

  @Test
  void loadsGoSeveralHopsInAnyOrderOfWriting() {
    // given
    YamlIndex index =
        index(
            """
            name: orders
            from: orders/{n}
            load:
              country: "{region.country}"
              region: "{customer.region}"
              customer: "{customerId}"
            fields:
              country: { path: country.name, type: keyword }
            """);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with("orders/1", "{'customerId': 'c'}")
            .with("c", "{'region': 'r'}")
            .with("r", "{'country': 'x'}")
            .with("x", "{'name': 'Peru'}");

    // when, then
    assertThat(documents.entry(index, "orders/1")).isEqualTo("{'country':'Peru'}");
    assertThat(documents.asked()).containsExactly("c", "r", "x");
  }

  @Test
  void aListOfDocumentsLoadsAListBehindIt() {
    // given
    YamlIndex index =
        index(
            """
            name: orders
            from: orders/{n}
            load:
              products: "{lines[].productId}"
              suppliers: "{products.supplierId}"
            fields:
              product: { path: products.name, type: keyword }
              supplier: { path: suppliers.name, type: keyword }
              tag: { path: "products.tags[]", type: keyword }
            """);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "orders/1",
                "{'lines': [{'productId': 'p2'}, {}, null, {'productId': 'gone'},"
                    + " {'productId': 'p1'}, {'productId': 'p2'}]}")
            .with("p1", "{'name': 'one', 'supplierId': 's', 'tags': ['a', null, 'b']}")
            .with("p2", "{'name': 'two', 'supplierId': 's', 'tags': []}")
            .with("s", "{'name': 'Sam'}");

    // when, then
    assertThat(documents.entry(index, "orders/1"))
        .isEqualTo(
            "{'product':['two','one','two'],'supplier':['Sam','Sam','Sam'],'tag':['a','b']}");
    assertThat(documents.asked()).containsExactly("p2", "gone", "p1", "p2", "s", "s", "s");
  }

  @Test
  void whatDependsOnAnAwaitedDocumentWaitsAndTheRestIsLoaded() {
    // given
    YamlIndex index =
        index(
            """
            name: orders
            from: orders/{n}
            load:
              a: "{a}"
              b: "{a.b}"
              c: "{c}"
            fields:
              c: { path: c.name, type: keyword }
            """);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with("orders/1", "{'a': 'x', 'c': 'z'}")
            .with("z", "{'name': 'zed'}")
            .awaiting("x");

    // when, then
    assertThat(documents.map(index, "orders/1")).isEmpty();
    assertThat(documents.asked()).containsExactly("x", "z");
  }

  @Test
  void aPathThatYieldsNothingLeavesTheFieldOut() {
    YamlIndex index =
        index(
            """
            name: orders
            from: orders/{n}
            load: { gone: "{goneId}" }
            fields:
              a: keyword
              b: { path: b.c, type: keyword }
              d: { path: "d[].e", type: keyword }
              f: { path: "f[]", type: keyword }
              gone: { path: gone.name, type: keyword }
            """);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with("orders/1", "{'a': null, 'b': 5, 'd': [{}, 1, null], 'f': [], 'goneId': 'x'}");

    assertThat(documents.entry(index, "orders/1")).isEqualTo("{}");
  }

  @Test
  void anArrayInTheWayIsNamedTogetherWithTheCure() {
    YamlIndex index =
        index(
            """
            name: orders
            from: orders/{n}
            fields:
              leaf: { path: tags, type: keyword }
              way: { path: lines.id, type: keyword }
              nested: { path: "grid[]", type: long }
              object: { path: "one[].id", type: keyword }
              fine: { path: "grid[][]", type: long }
            """);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "orders/1",
                "{'tags': ['a'], 'lines': [{'id': 1}], 'grid': [[1], [2, 3]], 'one': {'id': 1}}");

    assertThat(documents.entry(index, "orders/1"))
        .isEqualTo(
            "{'fine':[1,2,3],'_errors':{"
                + "'leaf':'tags is an array; write tags[] to go through it',"
                + "'way':'lines is an array; write lines[] to go through it',"
                + "'nested':'grid[] is an array; write grid[][] to go through it (and 1 more)',"
                + "'object':'one is an object; [] goes through an array'}}");
  }

  @Test
  void elementsThatDoNotFitAreLeftOutAndCounted() {
    YamlIndex index =
        index(
            """
            name: orders
            from: orders/{n}
            fields:
              prices: { path: "lines[].price", type: double }
            """);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "orders/1",
                "{'lines': [{'price': 1}, {'price': 'abc'}, {'price': 2.50}, {'price': {}}]}");

    assertThat(documents.entry(index, "orders/1"))
        .isEqualTo(
            "{'prices':[1.0,2.5],'_errors':{'prices':'one of the values is the string ”abc”;"
                + " a double is a number, also in a string, with a point before the fraction (and 1"
                + " more)'}}");
  }

  @Test
  void backticksHoldNamesWithAnyCharacter() {
    YamlIndex index =
        index(
            """
            name: orders
            from: orders/{n}
            load: { x: "{`a.b`[].`}{`}" }
            fields:
              total: { path: "`total (€)`.`back``tick`", type: long }
              x: { path: x.y, type: keyword }
            """);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with("orders/1", "{'total (€)': {'back`tick': 3}, 'a.b': [{'}{': 'x'}]}")
            .with("x", "{'y': 'z'}");

    assertThat(documents.entry(index, "orders/1")).isEqualTo("{'total':3,'x':['z']}");
  }

  @Test
  void severalPatternsCoverWhatAnyOfThemDoes() {
    YamlIndex index =
        index(
            """
            name: orders
            from: [ "orders/{year}/{n}", "{n}.old.{year}" ]
            fields: { n: keyword, year: keyword }
            """);
    LoadableDocuments documents =
        new LoadableDocuments().with("orders/24/1", "{}").with("1.old.23", "{}");

    assertThat(index.covers("orders/24")).isFalse();
    assertThat(documents.entry(index, "orders/24/1")).isEqualTo("{'n':'1','year':'24'}");
    assertThat(documents.entry(index, "1.old.23")).isEqualTo("{'n':'1','year':'23'}");
  }

  @Test
  void anIndexRefusesToMapWhatItDoesNotCover() {
    YamlIndex index = index("{name: a, from: 'a/{n}', fields: {b: long}}");

    assertThatThrownBy(() -> index.map(new Document("b/1", Json.object()), new LoadableDocuments()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"b/1\" matches none of [a/{n}]");
  }
}
